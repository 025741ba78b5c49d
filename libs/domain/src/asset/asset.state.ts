import { InvariantViolation } from '../invariant';
import { normalisedNameplate } from '../nameplate/nameplate';
import type { AssetIdentity, AssetReference, CivilDate } from '../vocabulary';
import { assetOn } from './amended';
import type {
  AssetAmended,
  AssetChecked,
  AssetConfirmed,
  AssetEntrusted,
  AssetEvent,
  AssetExamined,
  AssetLifecycleEvent,
  AssetRegistered,
  LaboratoryDesignated,
  NonconformityFound,
  ReferenceValueRestated,
  SuspicionDismissed,
} from './asset.events';

/** An asset as its stream tells it. */
export type AssetState =
  | { status: 'UNKNOWN' }
  | {
      status: 'REGISTERED';
      /** As it is now: with every amendment that is known. By the day: `assetOn`. */
      asset: AssetRegistered['data'];
      registered: AssetRegistered['data'];
      amendments: readonly AssetAmended['data'][];
      examinations: readonly AssetExamined['data'][];
      lifecycle: readonly AssetLifecycleEvent[];
      nonconformities: readonly NonconformityFound['data'][];
      restatements: readonly ReferenceValueRestated['data'][];
      checks: readonly AssetChecked['data'][];
      dismissals: readonly SuspicionDismissed['data'][];
      confirmations: readonly AssetConfirmed['data'][];
      entrustments: readonly AssetEntrusted['data'][];
      designations: readonly LaboratoryDesignated['data'][];
    };

export const initialAssetState: AssetState = { status: 'UNKNOWN' };

export function evolveAsset(state: AssetState, event: AssetEvent): AssetState {
  if (event.type === 'AssetRegistered') {
    return {
      status: 'REGISTERED',
      asset: event.data,
      registered: event.data,
      amendments: [],
      examinations: [],
      lifecycle: [],
      nonconformities: [],
      restatements: [],
      checks: [],
      dismissals: [],
      confirmations: [],
      entrustments: [],
      designations: [],
    };
  }
  if (state.status === 'UNKNOWN') throw new InvariantViolation(`${event.type} before AssetRegistered`);
  switch (event.type) {
    case 'AssetExamined':
      return { ...state, examinations: [...state.examinations, event.data] };
    case 'NonconformityFound':
      return { ...state, nonconformities: [...state.nonconformities, event.data] };
    case 'ReferenceValueRestated':
      return { ...state, restatements: [...state.restatements, event.data] };
    case 'AssetAmended':
      return amended(state, event.data);
    case 'AssetChecked':
      return { ...state, checks: [...state.checks, event.data] };
    case 'SuspicionDismissed':
      return { ...state, dismissals: [...state.dismissals, event.data] };
    case 'AssetConfirmed':
      return { ...state, confirmations: [...state.confirmations, event.data] };
    case 'AssetEntrusted':
      return { ...state, entrustments: [...state.entrustments, event.data] };
    case 'LaboratoryDesignated':
      return { ...state, designations: [...state.designations, event.data] };
    case 'AssetRepaired':
    case 'AssetAdjusted':
    case 'AssetDamaged':
    case 'AssetIsolated':
    case 'AssetReturned':
    case 'AssetRetired':
    case 'AssetInstalled':
    case 'AssetSealBroken':
    case 'AssetSoftwareChanged':
    case 'AssetTransferred':
      return { ...state, lifecycle: [...state.lifecycle, event] };
  }
}

function amended(
  state: Extract<AssetState, { status: 'REGISTERED' }>,
  amendment: AssetAmended['data'],
): AssetState {
  const { registered } = state;
  const amendments = [...state.amendments, amendment];
  return { ...state, amendments, asset: assetOn({ registered, amendments }, null) };
}

/** The first day on which it was put into service, up to a day; null: nobody told. */
export function installedBy(lifecycle: readonly AssetLifecycleEvent[], day: CivilDate): CivilDate | null {
  const days = lifecycle.filter(isOfWhole('AssetInstalled')).map((event) => event.data.on);
  return days.filter((on) => on <= day).sort()[0] ?? null;
}

/** The present owner: of the transfer with the latest day (of one day, the one recorded last), else as registered. */
export function ownerOf(state: AssetState): string | null {
  if (state.status === 'UNKNOWN') return null;
  let latest: { on: CivilDate; owner: string } | null = null;
  for (const event of state.lifecycle) {
    if (event.type === 'AssetTransferred' && (!latest || event.data.on >= latest.on)) latest = event.data;
  }
  return latest?.owner ?? state.asset.owner;
}

/** The first day of retirement, or null. */
export function retiredOn(state: AssetState): CivilDate | null {
  if (state.status === 'UNKNOWN') return null;
  const days = state.lifecycle.filter(isOfWhole('AssetRetired')).map((event) => event.data.on);
  return days.sort()[0] ?? null;
}

/** What happened to the asset as a whole: a part that is put in, or retired, leaves the others. */
const isOfWhole =
  (type: AssetLifecycleEvent['type']) =>
  (event: AssetLifecycleEvent): boolean =>
    event.type === type && event.data.part === undefined;

/** What stands on the nameplate; null while the asset is unknown or its manufacturer or model is not stated. */
export function nameplateOf(state: AssetState): AssetIdentity | null {
  if (state.status === 'UNKNOWN') return null;
  const { manufacturer, model, serialNumber } = state.asset;
  return manufacturer !== null && model !== null ? { manufacturer, model, serialNumber } : null;
}

/** Nameplates of registered assets by id, as far as the command's references need them. */
export type Nameplates = ReadonlyMap<string, AssetIdentity>;

/** True when two references certainly name the same asset: the same id, or the same nameplate. */
export function isSameAsset(a: AssetReference, b: AssetReference, nameplates: Nameplates): boolean {
  if (typeof a === 'string' && typeof b === 'string') return a === b;
  const left = typeof a === 'string' ? nameplates.get(a) : a;
  const right = typeof b === 'string' ? nameplates.get(b) : b;
  if (left === undefined || right === undefined) return false;
  const plate = normalisedNameplate(left);
  return plate !== null && plate === normalisedNameplate(right);
}
