import {
  judgedChecks,
  LIFECYCLE_EVENT_OF,
  speaksOf,
  type AmendedAsset,
  type AssetConfirmed,
  type AssetLifecycleEvent,
  type JudgedCheck,
  type Usage,
} from '@suyuan/domain';
import type { HistoryEntry, StreamEvent } from '@suyuan/read-model';
import {
  dossierOf,
  endsOfOwners,
  FactsMissing,
  type EndOf,
  type EndOfOwner,
  type LifecycleEntry,
  type OwnExamination,
  type OwnNonconformity,
  type ValidityFacts,
} from '@suyuan/traceability';

/** As it was registered, with what was amended of it. @throws FactsMissing */
export function registrationOf(asset: string, events: readonly StreamEvent[]): AmendedAsset {
  const registered = events.find((event) => event.type === 'AssetRegistered');
  if (registered?.type !== 'AssetRegistered') throw new FactsMissing([`asset ${asset}`]);
  const amendments = events.flatMap((event) => (event.type === 'AssetAmended' ? [event.data] : []));
  return { registered: registered.data, amendments };
}

/** Amendments of what an asset is used for, by their days; of one day the last recorded counts. */
export function usagesOf({ amendments }: AmendedAsset): { on: string; usage: Usage }[] {
  return amendments
    .flatMap(({ on, changes: { usage } }) => (usage ? [{ on, usage }] : []))
    .sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

/** The ends of organizations that are among what was published. */
export function endsOf(published: readonly StreamEvent[]): EndOf {
  const ends = published.filter((event) => event.type.startsWith('Organization'));
  return dossierOf(ends, Number.MAX_SAFE_INTEGER).endOf;
}

/** The ends of owners of an asset. */
export function ownerEndsOf(
  { registered }: AmendedAsset,
  events: readonly StreamEvent[],
  endOf: EndOf,
): EndOfOwner[] {
  const lifecycle = events.filter((event) => event.type === 'AssetTransferred');
  return endsOfOwners({ registered, lifecycle }, endOf);
}

/** What of an entry is read here. */
type Told = Pick<HistoryEntry, 'type' | 'position'> & { data: unknown };

/** The lifecycle of an asset out of its history: `AssetRepaired` is REPAIRED. */
export function lifecycleOf(history: readonly Told[]): LifecycleEntry[] {
  return history.flatMap(({ type, position, data }) => {
    if (!isLifecycle(type)) return [];
    const event = LIFECYCLE_EVENT_OF[type];
    const { id, on, part } = data as { id: string; on: string; part?: string };
    return [{ id, event, on, position, ...(part === undefined ? {} : { part }) }];
  });
}

function isLifecycle(type: string): type is AssetLifecycleEvent['type'] {
  return Object.hasOwn(LIFECYCLE_EVENT_OF, type);
}

/** Findings that the asset itself was out of tolerance in a quantity. */
export function nonconformitiesOf(events: readonly StreamEvent[], quantity: string): OwnNonconformity[] {
  return events.flatMap((event) => {
    if (event.type !== 'NonconformityFound' || event.data.quantity !== quantity) return [];
    const { id, impactCase, from, to, part } = event.data;
    return [{ id, impactCase, from, to, ...(part === undefined ? {} : { part }) }];
  });
}

/** Intermediate checks of a quantity that speak of a range (null: whatever range) at some parameters. */
export function checksOf(
  events: readonly StreamEvent[],
  { quantity, range, parameters }: NonNullable<ValidityFacts['question']>,
): JudgedCheck[] {
  const checks = events.flatMap((event) =>
    event.type === 'AssetChecked' && event.data.quantity === quantity ? [event.data] : [],
  );
  return judgedChecks({ checks }).filter((check) => speaksOf(check, range, parameters));
}

/** Confirmations by its owner, in the order in which they were recorded. */
export function confirmationsOf(events: readonly StreamEvent[]): AssetConfirmed['data'][] {
  return events.flatMap((event) => (event.type === 'AssetConfirmed' ? [event.data] : []));
}

export function examinationsOf(events: readonly StreamEvent[]): OwnExamination[] {
  return events.flatMap((event) => {
    if (event.type !== 'AssetExamined') return [];
    const { id, kind, validFrom, validTo } = event.data;
    return [{ id, kind, validFrom, validTo }];
  });
}
