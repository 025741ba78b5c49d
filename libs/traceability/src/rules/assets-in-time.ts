import type { AssetExamined, AssetLifecycleEvent, CivilDate } from '@suyuan/domain';
import type { RegisteredAsset } from './dossier';

type Lifecycle = AssetLifecycleEvent['type'];

/** Lifecycle events of some types up to a day, by day; those of one day in the order in which they were recorded. */
export function lifecycleUpTo(
  asset: RegisteredAsset,
  types: readonly Lifecycle[],
  day: CivilDate,
): AssetLifecycleEvent[] {
  return asset.lifecycle
    .filter((event) => types.includes(event.type) && event.data.on <= day)
    .sort((a, b) => (a.data.on === b.data.on ? 0 : a.data.on < b.data.on ? -1 : 1));
}

export type Examination = AssetExamined['data'];

export function isInForceOn(
  { validFrom, validTo }: Pick<Examination, 'validFrom' | 'validTo'>,
  day: CivilDate,
): boolean {
  return validFrom <= day && (validTo === null || day <= validTo);
}
