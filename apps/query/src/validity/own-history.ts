import {
  LIFECYCLE_EVENTS,
  type AssetExamined,
  type LifecycleEvent,
  type NonconformityFound,
} from '@suyuan/domain';
import type { HistoryEntry } from '@suyuan/read-model';
import type { LifecycleEntry, OwnExamination, OwnNonconformity } from '@suyuan/traceability';

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
export function nonconformitiesOf(history: readonly Told[], quantity: string): OwnNonconformity[] {
  return history
    .filter(({ type }) => type === 'NonconformityFound')
    .map(({ data }) => data as NonconformityFound['data'])
    .filter((found) => found.quantity === quantity)
    .map(({ id, impactCase, from, to }) => ({ id, impactCase, from, to }));
}

export function examinationsOf(history: readonly Told[]): OwnExamination[] {
  return history
    .filter(({ type }) => type === 'AssetExamined')
    .map(({ data }) => data as AssetExamined['data'])
    .map(({ id, kind, validFrom, validTo }) => ({ id, kind, validFrom, validTo }));
}
