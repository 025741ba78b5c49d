/**
 * Short ways to write a story down: a value is `0.15 mg`, a range `1..1000 g`, a point `1 kg, U 0.15 mg, mpe 0.5 mg`,
 * a reference the id of its asset. What comes out is a body of API.md and nothing else.
 */
import { findParameter } from '@suyuan/domain';
import type { Json, StepKind } from './steps';

/** Fields that are numbers in JSON; all other scalars stay text, so that decimals survive byte for byte. */
const WHOLE_NUMBERS = [
  'ordinal',
  'intervalMonths',
  'serviceLifeMonths',
  'observationsMin',
  'revision',
  'times',
];
const WORDS: { [text: string]: unknown } = { true: true, false: false, null: null };

/** YAML read as text only: gives numbers, flags and null their types. */
export function typed(value: unknown, key = ''): unknown {
  if (Array.isArray(value)) return value.map((one) => typed(one, key));
  if (typeof value === 'object' && value !== null) {
    return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, typed(one, name)]));
  }
  if (typeof value !== 'string') return value;
  if (Object.hasOwn(WORDS, value)) return WORDS[value];
  // A variant names a field by its path: `usage.intervalMonths`.
  return WHOLE_NUMBERS.includes(key.slice(key.lastIndexOf('.') + 1)) ? wholeNumber(value) : value;
}

function wholeNumber(text: string): number {
  if (!/^\d+$/.test(text)) throw new Error(`not a whole number: ${text}`);
  return Number(text);
}

/** `0.15 mg`, and what it is relative to: `1 % of SPAN`. */
function quantity(text: string): Json {
  const [value, unit, word, of, more] = text.split(' ');
  const isRelative = word === 'of' && of !== undefined;
  if (!value || !unit || more !== undefined || (word !== undefined && !isRelative)) {
    throw new Error(`not a value with its unit: ${text}`);
  }
  return { value, unit, ...(isRelative ? { of } : {}) };
}

function range(text: string): Json {
  const match = /^(\S+)\.\.(\S+) (\S+)$/.exec(text);
  if (match === null) throw new Error(`not a range with its unit: ${text}`);
  return { min: match[1], max: match[2], unit: match[3] };
}

/** Applies a phrase to the fields named, where they are text. */
function read(body: Json, fields: readonly string[], phrase: (text: string) => Json): Json {
  const changed = fields.flatMap((field) => {
    const value = body[field];
    return typeof value === 'string' ? [[field, phrase(value)] as const] : [];
  });
  return { ...body, ...Object.fromEntries(changed) };
}

const POINT_WORDS: { [word: string]: string } = {
  U: 'expandedUncertainty',
  k: 'coverageFactor',
  p: 'coverageProbability',
  nu: 'degreesOfFreedom',
  error: 'error',
  mpe: 'mpe',
  mark: 'mark',
  stage: 'stage',
  conclusion: 'conclusion',
  observations: 'observations',
};
const POINT_VALUES = ['nominal', 'error', 'expandedUncertainty', 'mpe'];

function point(given: unknown): Json {
  if (typeof given !== 'string') {
    const { comparison, ...rest } = withFactor(given as Json);
    const stated = read(rest, POINT_VALUES, quantity);
    return comparison === undefined ? stated : { ...stated, comparison: compared(comparison as Json) };
  }
  const [nominal, ...statements] = given.split(', ');
  const parameters = statements.flatMap((statement) => parameter(statement) ?? []);
  const figures = statements.filter((statement) => parameter(statement) === null);
  const stated = figures.map((statement) => {
    const [word, ...rest] = statement.split(' ');
    const field = POINT_WORDS[word as string];
    if (field === undefined) throw new Error(`a point says nothing about "${word}": ${given}`);
    return [field, rest.join(' ')];
  });
  const body = withFactor({ nominal, ...(Object.fromEntries(stated) as Json) });
  const { observations } = body;
  return {
    ...read(body, POINT_VALUES, quantity),
    ...(parameters.length > 0 ? { parameters } : {}),
    ...(typeof observations === 'string' ? { observations: observations.split(' ') } : {}),
  };
}

/** What a point is compared with: `{ value: 10.00004 V, expandedUncertainty: 40 uV, en: 0.8 }`. */
const compared = (given: Json): Json =>
  read({ coverageFactor: '2', ...given }, ['value', 'expandedUncertainty'], quantity);

/** `frequency 1 MHz`, `frequency 1..10 kHz`, `analyte Pb`; null: it begins with no parameter. */
function parameter(given: unknown): Json | null {
  if (typeof given !== 'string') return given as Json;
  const [word = '', ...rest] = given.split(' ');
  const known = findParameter(word);
  if (known === null) return null;
  const text = rest.join(' ');
  if (known.quantity === null) return { parameter: word, code: text };
  return { parameter: word, ...(text.includes('..') ? { range: range(text) } : { value: quantity(text) }) };
}

/** Lists of parameters may be phrases. */
const withParameters = (given: Json): Json =>
  Array.isArray(given.parameters) ? { ...given, parameters: given.parameters.map(parameter) } : given;

/** A U without a word on its k has k = 2; a point without U, as verifications have them, has none. */
const withFactor = (point: Json): Json =>
  point.expandedUncertainty === undefined ? point : { coverageFactor: '2', ...point };

function reference(given: unknown, quantityOfResult: unknown): Json {
  const quantityCode = (quantityOfResult as { code?: unknown } | undefined)?.code ?? quantityOfResult;
  const stated = typeof given === 'string' ? { asset: given } : withParameters(given as Json);
  return read({ quantity: quantityCode, role: 'MAIN', ...stated }, ['range'], range);
}

function result(given: Json): Json {
  const { points = [], references = [], ...rest } = withParameters(given);
  return {
    ...read(rest, ['range'], range),
    points: (points as unknown[]).map(point),
    references: (references as unknown[]).map((one) => reference(one, rest.quantity)),
  };
}

/** `quantity`, `points`, `uses` and `range` beside the rest of a calibration are its only result. */
function calibration(given: Json): Json {
  const {
    quantity: code,
    points,
    uses,
    range: covered,
    parameters,
    results,
    references,
    environment,
    ...rest
  } = given;
  const only = {
    quantity: code,
    points,
    references: uses,
    ...(parameters === undefined ? {} : { parameters }),
    ...(covered === undefined ? {} : { range: covered }),
  };
  return {
    certificateNumber: `N-${String(rest.id)}`,
    kind: 'CALIBRATION',
    ...rest,
    ...(environment ? { environment: read(environment as Json, SURROUNDINGS, quantity) } : {}),
    results: ((results ?? [only]) as Json[]).map(result),
    ...(references ? { references: (references as unknown[]).map((one) => reference(one, code)) } : {}),
  };
}

const SURROUNDINGS = ['temperature', 'humidity', 'pressure'];

/** A capability that is one value: `0.01 mg`. */
const constant = (text: string): Json => {
  const { value, unit } = quantity(text);
  return { form: 'CONSTANT', a: value, unit };
};

const measurand = (one: Json): Json => read(read(one, ['range'], range), ['mpe'], quantity);

/** `quantity` and `range` beside the rest of an asset are its only measurand. */
function asset(given: Json): Json {
  const { quantity: code, range: covered, measurands, referenceMaterial, ...rest } = given;
  const only = { quantity: code, ...(covered === undefined ? {} : { range: covered }) };
  const measured = (measurands ?? [only]) as Json[];
  return {
    kind: rest.tier === 'WORKING' ? 'INSTRUMENT' : 'STANDARD',
    name: { en: rest.id },
    manufacturer: 'Works',
    model: 'W',
    serialNumber: `SN-${String(rest.id)}`,
    ...rest,
    measurands: measured.map(measurand),
    ...(referenceMaterial
      ? { referenceMaterial: read(referenceMaterial as Json, ['certifiedValue'], quantity) }
      : {}),
  };
}

/** The body of a step of a kind: defaults first, then what the story says. */
export const BODIES: Record<StepKind, (given: Json, of: string) => Json> = {
  organization: (given) => ({
    name: { en: given.id },
    kinds: ['LABORATORY'],
    region: '110000',
    ...given,
  }),
  'organization-amendment': (given) => ({ reason: 'it was wrong', ...given }),
  merger: (given) => given,
  dissolution: (given) => given,
  scope: (given, of) => ({
    authority: 'State',
    basis: 'STATUTORY',
    number: `L-${of}`,
    validFrom: '2000-01-01',
    ...given,
    lines: ((given.lines ?? []) as Json[]).map((line) =>
      read(read(withParameters(line), ['range'], range), ['cmc'], constant),
    ),
  }),
  suspension: (given) => ({ reason: 'surveillance found faults', ...given }),
  'scope-revocation': (given) => ({ reason: 'surveillance found faults', ...given }),
  scheme: (given) => ({
    title: { en: given.id },
    validFrom: '2000-01-01',
    ...given,
    levels: ((given.levels ?? []) as Json[]).map((level) => read(level, ['quantityRange'], range)),
  }),
  method: (given) => ({
    title: { en: given.id },
    validFrom: '2000-01-01',
    ...given,
    ...(given.environment ? { environment: read(given.environment as Json, SURROUNDINGS, range) } : {}),
  }),
  quantity: (given) => ({ code: given.id, name: { en: given.id }, ...given }),
  asset,
  examination: (given, of) => ({ number: `E-${of}`, kind: 'EXAMINATION', validFrom: '2000-01-01', ...given }),
  lifecycle: (given) => given,
  nonconformity: ({ shifts, ...given }) => ({
    ...read({ reason: 'found out of tolerance', ...given }, ['shift'], quantity),
    ...(shifts
      ? { shifts: (shifts as Json[]).map((one) => read(withParameters(one), ['value', 'shift'], quantity)) }
      : {}),
  }),
  dismissal: (given) => ({ reason: 'it was soiled in transport', ...given }),
  restatement: (given) => read({ reason: 'a new consensus value', ...given }, ['shift'], quantity),
  amendment: (given) => ({
    reason: 'it was wrong',
    ...given,
    ...(given.measurands ? { measurands: (given.measurands as Json[]).map(measurand) } : {}),
  }),
  'asset-confirmation': ({ requirement, ...given }) => ({
    purpose: 'OTHER',
    conclusion: 'PASS',
    ...given,
    requirement: read(requirement as Json, ['limits'], quantity),
  }),
  check: ({ points, ...given }) => ({
    ...given,
    ...(points ? { points: (points as unknown[]).map(point) } : {}),
  }),
  assessment: (given) => ({ note: 'looked into', ...given }),
  notification: (given) => given,
  closure: (given) => ({ reason: 'everybody was told', ...given }),
  calibration,
  entrustment: (given) => ({ from: '2000-01-01', ...given }),
  'organization-entrustment': (given) => ({ from: '2000-01-01', ...given }),
  designation: (given) => ({ from: '2000-01-01', reason: 'nobody else can', ...given }),
  acceptance: (given) => given,
  dispute: (given) => ({ reason: 'other figures on our check standard', ...given }),
  confirmation: (given) => given,
  'certificate-suspension': (given) => ({ reason: 'looked into', ...given }),
  revocation: (given) => ({ effect: 'VOID', reason: 'wrong figures', ...given }),
};
