// Goal: every named maximum of a body holds at its limit and refuses one more, at every field that has it.
// Method: the maxima that the OpenAPI document shows of each field, tried in sound bodies.
import { MAX_AS_FOUND, MAX_CHART_POINTS } from '@suyuan/calculators';
import { ReportNonconformityBody } from './asset-findings';
import { ExamineAssetBody, RecordLifecycleBody, RegisterAssetBody } from './assets';
import { CalibrationIntervalBody } from './calculators';
import { RecordCalibrationBody } from './calibrations';
import { CloseImpactCaseBody, NotifyOfImpactCaseBody } from './impact-cases';
import * as limits from './limits';
import { PublishMethodBody } from './methods';
import { RegisterOrganizationBody } from './organizations';
import { AssetListQuery } from './queries';
import { PublishSchemeBody } from './schemes';
import { GrantScopeBody } from './scopes';
import { faultsOf } from './testing/faults-of';
import * as sound from './testing/sound-bodies';
import { UncertaintyBudgetBody } from './uncertainty';

type Json = Record<string, unknown>;
type Class = new () => object;

const KEY = { keyId: 'k', x: 'A'.repeat(43) };
const GAS = { parameter: 'gas', code: 'N2' };
const BODIES: [Class, Json][] = [
  [
    RegisterOrganizationBody,
    { name: { en: 'x', zh: '甲' }, kinds: ['LABORATORY'], region: '310000', uscc: 'x', publicKeys: [KEY] },
  ],
  [
    GrantScopeBody,
    {
      ...sound.scope,
      lines: [
        {
          ...sound.scope.lines[0],
          methods: ['m'],
          cmc: {
            form: 'TABLE',
            text: 't',
            rows: [{ min: '1', max: '2', a: '1' }],
            cells: [{ min: '1', max: '2', a: '1', parameters: [GAS] }],
            expression: 'x',
            variables: [{ symbol: 'f', parameter: 'frequency', unit: 'Hz' }],
          },
          parameters: [GAS],
        },
      ],
    },
  ],
  [PublishSchemeBody, sound.scheme],
  [PublishMethodBody, sound.method],
  [RegisterAssetBody, { ...sound.asset, manufacturer: 'm', model: 'm' }],
  [ExamineAssetBody, { number: 'n', kind: 'PRIMARY', validFrom: '2020-01-01', authority: 'a' }],
  [RecordLifecycleBody, { event: 'REPAIRED', on: '2024-01-01', note: 'n' }],
  [ReportNonconformityBody, { quantity: 'mass', from: '2024-01-01', to: '2024-02-01', reason: 'r' }],
  [RecordCalibrationBody, { ...sound.calibration, references: [sound.reference] }],
  [NotifyOfImpactCaseBody, { notified: ['a'], on: '2024-01-01', note: 'n' }],
  [CloseImpactCaseBody, { on: '2024-01-01', reason: 'r' }],
  [UncertaintyBudgetBody, sound.budget],
  [
    CalibrationIntervalBody,
    { ...sound.interval, asFound: [{ error: '0', mpe: '1' }], points: [{ day: '1', error: '0' }] },
  ],
  [AssetListQuery, { query: 'x', cursor: 'x' }],
];

interface Schema {
  type?: unknown;
  pattern?: string;
  format?: string;
  maxLength?: number;
  maxItems?: number;
  maximum?: number;
}

interface Place {
  pointer: string;
  schema: Schema;
  with: (value: unknown) => Json;
  value: unknown;
}

const SCHEMA = 'swagger/apiModelProperties';

/** Every field of a body that stands in it, with what the document says of it. */
function* fieldsOf(type: Class, body: Json, replace: (value: Json) => Json, at = ''): Generator<Place> {
  const prototype = type.prototype as object;
  for (const [key, value] of Object.entries(body)) {
    const schema = (Reflect.getMetadata(SCHEMA, prototype, key) ?? {}) as Schema;
    const put = (inner: unknown): Json => replace({ ...body, [key]: inner });
    yield { pointer: `${at}/${key}`, schema, with: put, value };
    const inside = classOf(schema);
    if (!inside) continue;
    const list = Array.isArray(value);
    const item = (list ? value[0] : value) as Json;
    if (typeof item !== 'object' || item === null) continue;
    const place = `${at}/${key}${list ? '/0' : ''}`;
    yield* fieldsOf(inside, item, (inner) => put(list ? [inner] : inner), place);
  }
}

function classOf({ type }: Schema): Class | null {
  if (typeof type !== 'function' || [String, Number, Boolean].includes(type as never)) return null;
  return (type as () => Class)();
}

/** At the limit, one beyond, and what is said of that; null where the field has no maximum of its own. */
function limitOf({
  schema,
  value,
}: Place): { most: unknown; more: unknown; code: string; limit: number } | null {
  const { maxLength, maxItems, maximum, pattern, format } = schema;
  if (maxItems !== undefined && Array.isArray(value)) {
    const items = (count: number): unknown[] => Array.from({ length: count }, () => value[0] as unknown);
    return { most: items(maxItems), more: items(maxItems + 1), code: 'TOO_MANY', limit: maxItems };
  }
  if (maxLength !== undefined && pattern === undefined && format === undefined) {
    return {
      most: 'x'.repeat(maxLength),
      more: 'x'.repeat(maxLength + 1),
      code: 'TOO_LONG',
      limit: maxLength,
    };
  }
  if (maximum !== undefined && typeof value === 'number') {
    return { most: maximum, more: maximum + 1, code: 'OUT_OF_RANGE', limit: maximum };
  }
  return null;
}

const LIMITED = BODIES.flatMap(([type, body]) =>
  [...fieldsOf(type, body, (value) => value)].flatMap((place) => {
    const limit = limitOf(place);
    return limit ? [{ name: `${type.name} ${place.pointer}`, type, place, ...limit }] : [];
  }),
);

describe('a maximum', () => {
  it.each(LIMITED.map((one) => [one.name, one] as const))('of %s is the most and no more', (_, limited) => {
    const { type, place, most, more, code } = limited;
    const told = (value: unknown): string[] => faultsOf(type, place.with(value));
    expect(told(most).filter((fault) => fault.startsWith(`${place.pointer} `))).toEqual([]);
    expect(told(more)).toContain(`${place.pointer} ${code}`);
  });

  it('is tried here wherever it has a name', () => {
    /** Tried where they are used: ids and positions by their patterns, pages and parameters by query-classes.spec.ts. */
    const elsewhere = ['MAX_ID_LENGTH', 'MAX_POSITION_DIGITS', 'MAX_PAGE', 'MAX_PARAMETER_TEXT'];
    const tried = new Set(LIMITED.map(({ limit }) => limit));
    const named = Object.entries({ ...limits, MAX_AS_FOUND, MAX_CHART_POINTS }).filter(
      ([name]) => name.startsWith('MAX_') && !elsewhere.includes(name),
    );
    expect(named.filter(([, value]) => !tried.has(value)).map(([name]) => name)).toEqual([]);
    expect(LIMITED.length).toBeGreaterThan(60);
  });
});

describe('a text with a pattern of its own', () => {
  it.each([
    ['id', limits.MAX_ID_LENGTH, 'NOT_AN_ID'],
    ['certificateNumber', limits.MAX_NUMBER_LENGTH, 'TOO_LONG'],
  ])('%s has at most its characters', (name, most, code) => {
    const of = (length: number) =>
      faultsOf(RecordCalibrationBody, { ...sound.calibration, [name]: 'x'.repeat(length) });
    expect(of(most)).toEqual([]);
    expect(of(most + 1)).toEqual([`/${name} ${code}`]);
  });
});
