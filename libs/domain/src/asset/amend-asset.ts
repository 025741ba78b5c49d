import { sameContent } from '../content';
import {
  decideBy,
  idTaken,
  refusal,
  refused,
  repeated,
  type Decision,
  type Refusal,
  type Requirement,
} from '../decision';
import { isRegion } from '../jurisdiction/region-names';
import { localText } from '../local-text';
import { checkNotInFuture } from '../time-order';
import { assetOn, type AssetChanges, type AssetFacts } from './amended';
import type { AmendAsset, AmendmentBody } from './asset.commands';
import type { AssetAmended } from './asset.events';
import type { AssetState } from './asset.state';
import { checkMeasurands, measurandsOf, usageOf } from './registered-data';

const amendmentMustHaveHappened: Requirement<AmendAsset> = ({ body, today }) =>
  checkNotInFuture(today, { pointer: '/on', on: body.on });

const amendmentMustChangeSomething: Requirement<AmendAsset> = ({ body }) =>
  Object.keys(changesOf(body)).length === 0
    ? [refusal('REQUIRED', '', `an amendment states one of ${AMENDABLE.join(', ')}`)]
    : [];

const amendedFactsMustBeSound: Requirement<AmendAsset> = ({ body }) => [
  ...(body.region && !isRegion(body.region)
    ? [refusal('REGION_INVALID', '/region', 'a six-digit division code of GB/T 2260 is accepted')]
    : []),
  ...(body.measurands ? checkMeasurands(body.measurands) : []),
];

const amendedNameplateMustBeFree: Requirement<AmendAsset> = ({ nameplateTaken }) =>
  nameplateTaken ? [refusal('NAMEPLATE_TAKEN', '/serialNumber', 'another asset bears this nameplate')] : [];

/** What is asked of an amendment by itself. */
export const amendAssetRequirements = [
  amendmentMustHaveHappened,
  amendmentMustChangeSomething,
  amendedFactsMustBeSound,
  amendedNameplateMustBeFree,
];

interface AmendmentInput {
  state: Extract<AssetState, { status: 'REGISTERED' }>;
  command: AmendAsset;
}

/**
 * Who uses an asset may not change afterwards what it was used for, by which limits and as what: days that have passed are
 * judged by it. A competent regulator may; that it is competent is seen to before.
 */
function passedDaysAreForARegulator({ state, command }: AmendmentInput): Refusal[] {
  const { body, today, actor } = command;
  if (body.on >= today || actor.role === 'regulator' || actor.role === 'admin') return [];
  const before = assetOn(state, body.on);
  const after = { ...before, ...changesOf(body) };
  return JUDGED_BY.filter(({ of }) => !sameContent({ it: of(before) }, { it: of(after) })).map(
    ({ pointer }) =>
      refusal(
        'AMENDMENT_BACKWARDS',
        pointer,
        `${body.on} has passed: a competent regulator amends it for then`,
      ),
  );
}

/** Purpose, limits and class, nameplate: what earlier days were judged by. */
const JUDGED_BY: readonly { pointer: string; of: (facts: AssetFacts) => unknown }[] = [
  {
    pointer: '/usage',
    of: ({ usage }) => usage && [usage.compulsory, usage.purpose, usage.mode, usage.serviceLifeMonths],
  },
  { pointer: '/measurands', of: ({ measurands }) => measurands },
  { pointer: '/schemeLevel', of: ({ schemeLevel }) => schemeLevel },
  { pointer: '/use', of: ({ use }) => use ?? null },
  { pointer: '/nature', of: ({ nature }) => nature ?? null },
  { pointer: '/catalogueItem', of: ({ catalogueItem }) => catalogueItem ?? null },
  { pointer: '/manufacturer', of: ({ manufacturer }) => manufacturer },
  { pointer: '/model', of: ({ model }) => model },
  { pointer: '/serialNumber', of: ({ serialNumber }) => serialNumber },
];

/** Records an amendment; what it changes is asked by the day (`assetOn`). */
export function amendAsset(state: AssetState, command: AmendAsset): Decision<AssetAmended> {
  const { id, asset, body } = command;
  const data = { id, asset, on: body.on, reason: body.reason, changes: changesOf(body) };
  if (state.status !== 'REGISTERED') return decideBy(amendAssetRequirements, command, () => []);
  const known = state.amendments.find((one) => one.id === id);
  if (known) return sameContent(data, known) ? repeated(id) : refused([idTaken('amendment', id)]);
  const requirements = [
    ...amendAssetRequirements.map(
      (one) =>
        ({ command: given }: AmendmentInput) =>
          one(given),
    ),
    passedDaysAreForARegulator,
  ];
  return decideBy(requirements, { state, command }, () => [{ type: 'AssetAmended' as const, data }]);
}

const AMENDABLE = [
  'name',
  'manufacturer',
  'model',
  'serialNumber',
  'region',
  'measurands',
  'parts',
  'usage',
  'schemeLevel',
  'catalogueItem',
  'use',
  'nature',
  'visibility',
] as const satisfies readonly (keyof AmendmentBody)[];

/** What a body states; what it leaves out stays as it is. */
export function changesOf(body: AmendmentBody): AssetChanges {
  const { name, measurands, usage, schemeLevel, parts } = body;
  return {
    ...(name ? { name: localText(name) } : {}),
    ...(body.manufacturer ? { manufacturer: body.manufacturer } : {}),
    ...(body.model ? { model: body.model } : {}),
    ...(body.serialNumber ? { serialNumber: body.serialNumber } : {}),
    ...(body.region ? { region: body.region } : {}),
    ...(measurands ? { measurands: measurandsOf(measurands) } : {}),
    ...(parts ? { parts } : {}),
    ...(usage ? { usage: usageOf(usage) } : {}),
    ...(schemeLevel ? { schemeLevel: { scheme: schemeLevel.scheme, level: schemeLevel.level } } : {}),
    ...(body.catalogueItem ? { catalogueItem: body.catalogueItem } : {}),
    ...(body.use ? { use: body.use } : {}),
    ...(body.nature ? { nature: body.nature } : {}),
    ...(body.visibility ? { visibility: body.visibility } : {}),
  };
}
