import { sameContent } from '../content';
import {
  decideBy,
  refusal,
  refused,
  repeated,
  type Decision,
  type Refusal,
  type Requirement,
} from '../decision';
import { localText } from '../local-text';
import { checkDecimal, checkReadableUnit, checkValue } from '../metrology/checks';
import { DECIBEL } from '../metrology/differences';
import { findParameter } from '../metrology/parameters';
import { isBuiltIn } from '../metrology/quantities';
import { readUnit } from '../metrology/units';
import type { PublishQuantity, QuantityBody } from './quantity.commands';
import type { QuantityEvent, QuantityPublished } from './quantity.events';

type Published = QuantityPublished['data'];

export type QuantityState = { status: 'UNKNOWN' } | { status: 'PUBLISHED'; quantity: Published };

export const initialQuantityState: QuantityState = { status: 'UNKNOWN' };

export function evolveQuantity(_state: QuantityState, event: QuantityEvent): QuantityState {
  return { status: 'PUBLISHED', quantity: event.data };
}

type QuantityRequirement = Requirement<PublishQuantity>;

const builtInOnesStand: QuantityRequirement = ({ body }) =>
  isBuiltIn(body.code)
    ? [refusal('DUPLICATE_ID', '/code', `${body.code} is in the list that is built in`)]
    : [];

const unitsMustBeLegalAndAlike: QuantityRequirement = ({ body }) => {
  const reading = readUnit(body.unit);
  const others = (body.units ?? []).map((unit, index) => [unit, `/units/${index}`] as const);
  const unreadable = [[body.unit, '/unit'] as const, ...others].flatMap(([unit, pointer]) =>
    checkReadableUnit(unit, pointer),
  );
  const unlike = others.flatMap(([unit, pointer]): Refusal[] => {
    const other = readUnit(unit);
    if (!reading.ok || !other.ok || other.unit.dimension === reading.unit.dimension) return [];
    const detail = `a unit of the dimension of ${body.unit} is accepted, which ${unit} is not`;
    return [{ code: 'UNIT_INCOMPATIBLE', pointer, detail, params: { unit, quantity: body.code } }];
  });
  return [...unreadable, ...unlike];
};

const levelsAreCountedInDecibels: QuantityRequirement = ({ body }) => {
  const reading = readUnit(body.unit);
  if (!reading.ok) return [];
  const isLevel = reading.unit.dimension === DECIBEL;
  if (isLevel === Boolean(body.logarithmic)) return [];
  const detail = isLevel
    ? 'a quantity in decibels says what they are of'
    : 'a logarithmic quantity has a unit such as dB';
  return [refusal('QUANTITY_INCONSISTENT', isLevel ? '/logarithmic' : '/unit', detail)];
};

const levelsHaveNoNaturalZero: QuantityRequirement = ({ body }) =>
  body.logarithmic && body.naturalZero
    ? [refusal('QUANTITY_INCONSISTENT', '/naturalZero', 'the zero of a level is a mere mark')]
    : [];

const referenceOfLevelsMustBeLegal: QuantityRequirement = ({ body }) => {
  const reference = body.logarithmic?.reference;
  if (!reference) return [];
  return [
    ...checkDecimal(reference.value, '/logarithmic/reference/value'),
    ...checkReadableUnit(reference.unit, '/logarithmic/reference/unit'),
  ];
};

const parametersMustBeKnown: QuantityRequirement = ({ body }) => {
  const codes = (body.parameters ?? []).map(({ parameter }) => parameter);
  return (body.parameters ?? []).flatMap(({ parameter, usual }, index): Refusal[] => {
    const pointer = `/parameters/${index}`;
    const known = findParameter(parameter);
    if (!known) {
      const detail = 'the parameter is not in the list of parameters';
      return [refusal('PARAMETER_UNKNOWN', `${pointer}/parameter`, detail)];
    }
    if (codes.indexOf(parameter) !== index) {
      return [refusal('NOT_ALLOWED', `${pointer}/parameter`, `${parameter} is stated already`)];
    }
    if (!usual) return [];
    if (known.quantity !== null) return checkValue(usual, known.quantity, `${pointer}/usual`);
    return [refusal('NOT_ALLOWED', `${pointer}/usual`, `${parameter} has codes, no values`)];
  });
};

export const publishQuantityRequirements = [
  builtInOnesStand,
  unitsMustBeLegalAndAlike,
  levelsAreCountedInDecibels,
  levelsHaveNoNaturalZero,
  referenceOfLevelsMustBeLegal,
  parametersMustBeKnown,
];

/** What figures that are recorded already were read by: no later version changes it. */
const MEANING = ['unit', 'naturalZero', 'logarithmic', 'ownRelativeError', 'parameters'] as const;

export function decideQuantity(state: QuantityState, command: PublishQuantity): Decision<QuantityEvent> {
  const { id, body } = command;
  const known = state.status === 'PUBLISHED' ? state.quantity : null;
  const decision = decideBy(publishQuantityRequirements, command, (): QuantityEvent[] => [
    { type: 'QuantityPublished', data: publishedData(body, (known?.version ?? 0) + 1) },
  ]);
  if (decision.outcome !== 'ACCEPTED' || known === null) return decision;
  const { data } = decision.events[0]!;
  if (sameContent(data, known, ['version'])) return repeated(id);
  const changed = MEANING.filter((field) => !sameContent(data[field], known[field]));
  return changed.length === 0 ? decision : refused(changed.map(meaningIsFixed));
}

const meaningIsFixed = (field: (typeof MEANING)[number]): Refusal =>
  refusal(
    'QUANTITY_MEANING_FIXED',
    `/${field}`,
    'figures are recorded by what the first version says of it; name, units, kinds and source may change',
  );

/** What is left out means what is usual: a linear quantity whose zero is the absence of it. */
function publishedData(body: QuantityBody, version: number): Published {
  const { logarithmic } = body;
  const reading = readUnit(body.unit);
  const isOfAScale = reading.ok && !reading.unit.offset.isZero();
  return {
    code: body.code,
    version,
    name: localText(body.name),
    unit: body.unit,
    units: [...new Set([body.unit, ...(body.units ?? [])])],
    area: body.area ?? 'OTHER',
    kinds: body.kinds ?? [],
    naturalZero: body.naturalZero ?? !(logarithmic || isOfAScale),
    logarithmic: logarithmic ? { of: logarithmic.of, reference: logarithmic.reference ?? null } : null,
    ownRelativeError: body.ownRelativeError ?? false,
    parameters: (body.parameters ?? []).map(({ parameter, usual }) => ({
      parameter,
      ...(usual ? { usual } : {}),
    })),
    source: body.source ?? null,
  };
}
