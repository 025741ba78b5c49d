import { inOrderOfDay } from '../time-order';
import type { CivilDate } from '../vocabulary';
import type { AssetAmended, AssetRegistered } from './asset.events';

/** What is registered of an asset. */
export type AssetFacts = AssetRegistered['data'];

/** What of it may be amended; what stays is its id, kind, tier, supervision and owner (who changes by transfer). */
export type AssetChanges = AssetAmended['data']['changes'];

/** A registration and what was amended of it, in the order in which it was recorded. */
export interface AmendedAsset {
  registered: AssetFacts;
  amendments: readonly AssetAmended['data'][];
}

/**
 * What is registered of an asset on a day: as registered, with every amendment in force by then, the later day over the
 * earlier, of one day the later recorded. null: with all that are known, which is what it is now, for none lies ahead.
 * Every rule, validity, due day, read model and page asks this one.
 */
export function assetOn({ registered, amendments }: AmendedAsset, day: CivilDate | null): AssetFacts {
  if (amendments.length === 0) return registered;
  return inOrderOfDay(amendments)
    .filter(({ on }) => day === null || on <= day)
    .reduce<AssetFacts>((facts, { changes }) => ({ ...facts, ...changes }), registered);
}

/** The same state with `asset` as it was on a day. */
export function stateOn<S extends AmendedAsset & { asset: AssetFacts }>(state: S, day: CivilDate): S {
  return state.amendments.length === 0 ? state : { ...state, asset: assetOn(state, day) };
}

/** Every registration that was ever in force: as registered, and after each amendment. */
export function everRegistered(asset: AmendedAsset): AssetFacts[] {
  return [asset.registered, ...asset.amendments.map(({ on }) => assetOn(asset, on))];
}
