import { sameContent } from '../content';
import { decideBy, idTaken, refusal, refused, repeated, type Decision, type Requirement } from '../decision';
import type { ImpactCaseOpened } from '../impact-case/impact-case.events';
import { isRegion } from '../jurisdiction/region-names';
import { checkDifference, checkQuantity } from '../metrology/checks';
import { checkNotInFuture, checkSequence } from '../time-order';
import type {
  AssetCommand,
  ExamineAsset,
  RecordLifecycle,
  RegisterAsset,
  RestateReferenceValue,
} from './asset.commands';
import type { AssetEvent, AssetLifecycleEvent, ReferenceValueRestated } from './asset.events';
import { amendAsset } from './amend-asset';
import { checkAsset } from './asset-check';
import { dismissSuspicion, reportNonconformity } from './nonconformity';
import { confirmAsset } from './asset-confirmation';
import { ownerOf, retiredOn, type AssetState } from './asset.state';
import { nameplateRequirements } from './nameplate-requirements';
import { checkReferenceMaterial } from './reference-material-requirements';
import { checkMeasurands, registeredData } from './registered-data';

/** What follows from a command on an asset; a nonconformity also opens an impact case on a stream of its own. */
export type AssetDecision = Decision<AssetEvent | ImpactCaseOpened>;

/** Decides on a known asset for all but its registration; the caller has seen to it that it exists. */
export function decideAsset(state: AssetState, command: AssetCommand): AssetDecision {
  switch (command.type) {
    case 'RegisterAsset':
      return registerAsset(state, command);
    case 'ExamineAsset':
      return examineAsset(state, command);
    case 'RecordLifecycle':
      return recordLifecycle(state, command);
    case 'ReportNonconformity':
      return reportNonconformity(state, command);
    case 'RestateReferenceValue':
      return restateReferenceValue(state, command);
    case 'DismissSuspicion':
      return dismissSuspicion(state, command);
    case 'CheckAsset':
      return checkAsset(state, command);
    case 'ConfirmAsset':
      return confirmAsset(state, command);
    case 'AmendAsset':
      return amendAsset(state, command);
  }
}

const measurandsMustBeMeasurable: Requirement<RegisterAsset> = ({ body }) => checkMeasurands(body.measurands);

const regionMustExist: Requirement<RegisterAsset> = ({ body }) =>
  body.region && !isRegion(body.region)
    ? [refusal('REGION_INVALID', '/region', 'a six-digit division code of GB/T 2260 is accepted')]
    : [];

/** Else an owner could take its assets out of the reach of the regulators in charge of it. */
const systemMustBeThatOfTheOwner: Requirement<RegisterAsset> = ({ body, ownersSystem }) =>
  body.system && body.system !== ownersSystem
    ? [refusal('NOT_ALLOWED', '/system', `the owner is not registered as one of the system ${body.system}`)]
    : [];

const referenceMaterialMustBeOne: Requirement<RegisterAsset> = ({ body }) => checkReferenceMaterial(body);

export const registerAssetRequirements = [
  regionMustExist,
  measurandsMustBeMeasurable,
  referenceMaterialMustBeOne,
  ...nameplateRequirements,
  systemMustBeThatOfTheOwner,
];

function registerAsset(state: AssetState, command: RegisterAsset): AssetDecision {
  const data = registeredData(command.id, command.body);
  if (state.status === 'REGISTERED') {
    return sameContent(data, state.registered)
      ? repeated(command.id)
      : refused([idTaken('asset', command.id)]);
  }
  return decideBy(registerAssetRequirements, command, () => [{ type: 'AssetRegistered', data }]);
}

const examinationMustNotEndBeforeItBegins: Requirement<ExamineAsset> = ({ body }) =>
  checkSequence({ pointer: '/validFrom', on: body.validFrom }, { pointer: '/validTo', on: body.validTo });

export const examineAssetRequirements = [examinationMustNotEndBeforeItBegins];

function examineAsset(state: AssetState, command: ExamineAsset): AssetDecision {
  const { id, asset, body } = command;
  const data = {
    id,
    asset,
    number: body.number,
    kind: body.kind,
    validFrom: body.validFrom,
    validTo: body.validTo ?? null,
    authority: body.authority ?? null,
  };
  const known = state.status === 'REGISTERED' ? state.examinations.find((one) => one.id === id) : undefined;
  if (known) return sameContent(data, known) ? repeated(id) : refused([idTaken('examination', id)]);
  return decideBy(examineAssetRequirements, command, () => [{ type: 'AssetExamined', data }]);
}

interface LifecycleInput {
  state: AssetState;
  command: RecordLifecycle;
}

const lifecycleMustHaveHappened: Requirement<LifecycleInput> = ({ command }) =>
  checkNotInFuture(command.today, { pointer: '/on', on: command.body.on });

const transferMustNameTheNewOwner: Requirement<LifecycleInput> = ({ command: { body } }) =>
  body.event === 'TRANSFERRED' && !body.owner
    ? [refusal('REQUIRED', '/owner', 'a transfer names the new owner')]
    : [];

const transferMustChangeTheOwner: Requirement<LifecycleInput> = ({ state, command: { body, owner } }) =>
  body.event === 'TRANSFERRED' && body.owner && body.owner === (owner ?? ownerOf(state))
    ? [refusal('NOT_ALLOWED', '/owner', 'the asset belongs to this organization already')]
    : [];

const transferIsOfTheWhole: Requirement<LifecycleInput> = ({ command: { body } }) =>
  body.event === 'TRANSFERRED' && body.part
    ? [refusal('NOT_ALLOWED', '/part', 'an asset changes its owner as a whole')]
    : [];

/** What happened on or before the day of retirement may still arrive late; nothing happens to an asset after it. */
const nothingHappensAfterRetirement: Requirement<LifecycleInput> = ({ state, command: { body } }) => {
  const retired = retiredOn(state);
  if (retired === null || body.on < retired) return [];
  if (body.on === retired && body.event !== 'RETIRED') return [];
  return [refusal('ASSET_RETIRED', '/on', `the asset was retired on ${retired}`)];
};

export const recordLifecycleRequirements = [
  lifecycleMustHaveHappened,
  transferMustNameTheNewOwner,
  transferMustChangeTheOwner,
  transferIsOfTheWhole,
  nothingHappensAfterRetirement,
];

function recordLifecycle(state: AssetState, command: RecordLifecycle): AssetDecision {
  const { id } = command;
  const event = lifecycleEvent(command);
  const known = state.status === 'REGISTERED' ? state.lifecycle.find((one) => one.data.id === id) : undefined;
  if (known) return sameContent(event, known) ? repeated(id) : refused([idTaken('lifecycle event', id)]);
  return decideBy(recordLifecycleRequirements, { state, command }, () => [event]);
}

const LIFECYCLE_EVENT_TYPES = {
  REPAIRED: 'AssetRepaired',
  ADJUSTED: 'AssetAdjusted',
  DAMAGED: 'AssetDamaged',
  ISOLATED: 'AssetIsolated',
  RETURNED: 'AssetReturned',
  RETIRED: 'AssetRetired',
  INSTALLED: 'AssetInstalled',
  SEAL_BROKEN: 'AssetSealBroken',
  SOFTWARE_CHANGED: 'AssetSoftwareChanged',
} as const;

function lifecycleEvent({ id, asset, body }: RecordLifecycle): AssetLifecycleEvent {
  const data = { id, asset, on: body.on, note: body.note ?? null, ...partOf(body) };
  if (body.event === 'TRANSFERRED') {
    return { type: 'AssetTransferred', data: { ...data, owner: body.owner ?? '' } };
  }
  return { type: LIFECYCLE_EVENT_TYPES[body.event], data };
}

const partOf = ({ part }: { part?: string | null }): { part?: string } => (part ? { part } : {});

const restatedShiftMustBeMeasurable: Requirement<RestateReferenceValue> = ({ body }) => [
  ...checkQuantity(body.quantity, '/quantity'),
  ...checkDifference(body.shift, body.quantity, '/shift'),
];

/** The day may lie ahead: a new consensus value is published before it comes into force. */
export const restateReferenceValueRequirements = [restatedShiftMustBeMeasurable];

function restateReferenceValue(state: AssetState, command: RestateReferenceValue): AssetDecision {
  const { id, asset, body } = command;
  const { quantity, shift, effectiveFrom, reason, source } = body;
  const data: ReferenceValueRestated['data'] = {
    id,
    asset,
    quantity,
    shift,
    effectiveFrom,
    reason,
    ...(source ? { source } : {}),
  };
  const known = state.status === 'REGISTERED' ? state.restatements.find((one) => one.id === id) : undefined;
  if (known) return sameContent(data, known) ? repeated(id) : refused([idTaken('restatement', id)]);
  return decideBy(restateReferenceValueRequirements, command, () => [
    { type: 'ReferenceValueRestated', data },
  ]);
}
