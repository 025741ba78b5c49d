import { LIFECYCLE_EVENTS, type AssetRegistered, type LifecycleEvent } from '@suyuan/domain';
import type { HistoryEntry, StreamEvent } from '@suyuan/read-model';
import {
  FactsMissing,
  type LifecycleEntry,
  type OwnExamination,
  type OwnNonconformity,
} from '@suyuan/traceability';

/** As it was registered, which is the first thing recorded of it. @throws FactsMissing */
export function registrationOf(asset: string, events: readonly StreamEvent[]): AssetRegistered['data'] {
  for (const event of events) if (event.type === 'AssetRegistered') return event.data;
  throw new FactsMissing([`asset ${asset}`]);
}

/** What of an entry is read here. */
type Told = Pick<HistoryEntry, 'type' | 'position' | 'data'>;

/** The lifecycle of an asset out of its history: `AssetRepaired` is REPAIRED. */
export function lifecycleOf(history: readonly Told[]): LifecycleEntry[] {
  return history.flatMap(({ type, position, data }) => {
    const event = type.replace(/^Asset/, '').toUpperCase() as LifecycleEvent;
    if (!LIFECYCLE_EVENTS.includes(event)) return [];
    const { id, on } = data as { id: string; on: string };
    return [{ id, event, on, position }];
  });
}

/** Findings that the asset itself was out of tolerance in a quantity. */
export function nonconformitiesOf(events: readonly StreamEvent[], quantity: string): OwnNonconformity[] {
  return events.flatMap((event) => {
    if (event.type !== 'NonconformityFound' || event.data.quantity !== quantity) return [];
    const { id, impactCase, from, to } = event.data;
    return [{ id, impactCase, from, to }];
  });
}

export function examinationsOf(events: readonly StreamEvent[]): OwnExamination[] {
  return events.flatMap((event) => {
    if (event.type !== 'AssetExamined') return [];
    const { id, kind, validFrom, validTo } = event.data;
    return [{ id, kind, validFrom, validTo }];
  });
}
