// Goal: what a body or a query string costs before it is refused or taken grows with its bytes and no faster.
// Method: families of hostile bodies near the largest size, random ones among them, and the processor time they take;
// the bound is some times what the design allows, so that a busy machine passes and a quadratic walk does not.
import fc from 'fast-check';
import { runsOr } from '../../../test/support/runs';
import {
  AssetListQuery,
  CalibrationIntervalBody,
  GrantScopeBody,
  NotifyOfImpactCaseBody,
  PublishSchemeBody,
  RecordCalibrationBody,
  RegisterAssetBody,
  UncertaintyBudgetBody,
} from '@suyuan/contract';
import {
  DevTokenBody,
  MAX_BODY_BYTES,
  MAX_REPORTED_ERRORS,
  parseStrictJson,
  ProblemError,
  RequestValidationPipe,
} from '@suyuan/platform';

/** Some times what is measured, so that a busy machine passes, and far below anything that grows with the square. */
const MS_PER_100_KB = 30;
/** What is compiled and collected while a test begins. */
const WARM_UP_MS = 150;

const pipe = new RequestValidationPipe();
type Class = new () => object;

function outcomeOf(text: string, metatype: Class): ProblemError | null {
  try {
    pipe.transform(parseStrictJson(Buffer.from(text)), { type: 'body', metatype });
    return null;
  } catch (error) {
    if (error instanceof ProblemError) return error;
    throw error;
  }
}

/** Measured again so often where it looks dear: collecting the garbage of others counts too, but not every time. */
const AGAIN_MAX = 4;

/** Milliseconds of the processor, the least of some times where the first is more than may be. */
function costOf(work: () => void, atMost: number): number {
  let least = Infinity;
  for (let again = 0; again <= AGAIN_MAX && least >= atMost; again += 1) {
    const before = process.cpuUsage();
    work();
    const { user, system } = process.cpuUsage(before);
    least = Math.min(least, (user + system) / 1_000);
  }
  return least;
}

function expectCheap(text: string, metatype: Class): ProblemError | null {
  const atMost = WARM_UP_MS + (text.length / 100_000) * MS_PER_100_KB;
  let outcome: ProblemError | null = null;
  const ms = costOf(() => (outcome = outcomeOf(text, metatype)), atMost);
  const measured = { bytes: text.length, ms };
  expect({ ...measured, allowed: ms < atMost }).toEqual({ ...measured, allowed: true });
  const told = outcome as ProblemError | null;
  expect(told?.errors.length ?? 0).toBeLessThanOrEqual(MAX_REPORTED_ERRORS);
  return told;
}

/** As many copies of `piece` as fit into a body of the largest size. */
const fill = (
  before: string,
  piece: (index: number) => string,
  after: string,
  bytes = MAX_BODY_BYTES,
): string => {
  const pieces: string[] = [];
  let left = bytes - before.length - after.length;
  for (let index = 0; left > 0; index += 1) {
    const next = piece(index);
    left -= next.length + 1;
    if (left > 0) pieces.push(next);
  }
  return `${before}${pieces.join(',')}${after}`;
};

const CLASSES: Class[] = [
  RecordCalibrationBody,
  RegisterAssetBody,
  GrantScopeBody,
  PublishSchemeBody,
  NotifyOfImpactCaseBody,
  UncertaintyBudgetBody,
  CalibrationIntervalBody,
  DevTokenBody,
];

const POINT = '{"nominal":{"value":"1","unit":"lb"},"coverageFactor":"-1","mark":7,"surplus":[1]}';
const wide = (index: number): string =>
  `{${Array.from({ length: 200 }, (_, at) => `"k${index}_${at}":1`).join(',')}}`;

const FAMILIES: [string, string][] = [
  ['unknown keys', fill('{', (index) => `"k${index}":1`, '}')],
  ['unknown keys with long names', fill('{', (index) => `"${'k'.repeat(1_000)}${index}":1`, '}')],
  ['objects of unknown keys', fill('{"results":[', wide, ']}')],
  ['points that are all wrong', fill('{"results":[{"quantity":"mass","points":[', () => POINT, ']}]}')],
  ['results without an end', fill('{"results":[', () => '{}', ']}')],
  ['readings', fill('{"results":[{"quantity":"mass","points":[{"observations":[', () => '"x"', ']}]}]}')],
  ['readings that are sound', fill('{"inputs":[{"symbol":"a","observations":[', () => '"1.5"', ']}]}')],
  ['numbers', fill('[', () => '1', ']')],
  ['brackets', fill('[', () => '[[[[[]]]]]', ']')],
  ['lines', fill('{"lines":[', () => '{"quantity":"mass","range":{"min":"2","max":"1","unit":"lb"}}', ']}')],
  ['edges', fill('{"levels":[],"edges":[', (index) => `{"from":"a${index}","to":"b"}`, ']}')],
  ['measurands', fill('{"measurands":[', () => '{"quantity":"weight","mpe":{"value":"x","unit":"y"}}', ']}')],
  ['ids', fill('{"notified":[', () => '"a b"', ']}')],
  ['one long text', `{"serialNumber":"${' '.repeat(MAX_BODY_BYTES - 30)}"}`],
  ['one long id', `{"id":"${'a '.repeat(MAX_BODY_BYTES / 2 - 20)}"}`],
  ['one long number', `{"coverageProbability":"${'1'.repeat(MAX_BODY_BYTES - 40)}"}`],
  ['escapes', `{"serialNumber":"${'\\u0041'.repeat(MAX_BODY_BYTES / 6 - 10)}"}`],
  [
    'points of a chart',
    fill('{"method":"CONTROL_CHART","mpe":"1","points":[', (at) => `{"day":${at},"error":"1"}`, ']}'),
  ],
];

describe.each(FAMILIES)('a body of nothing but %s', (_, text) => {
  it.each(CLASSES.map((type) => [type.name, type] as const))(
    'costs no more than its bytes as %s',
    (_name, type) => {
      expectCheap(text, type);
    },
  );
});

describe('any other body', () => {
  const key = fc.constantFrom(
    'results',
    'points',
    'quantity',
    'range',
    'unit',
    'lines',
    'inputs',
    'x',
    'asset',
  );
  const leaf = fc.constantFrom(
    '1',
    '"x"',
    'null',
    '"1.5"',
    '"2024-02-30"',
    '[]',
    '{}',
    `"${'y'.repeat(300)}"`,
  );
  const piece = fc.oneof(
    leaf,
    fc.tuple(key, leaf).map(([name, value]) => `{"${name}":${value}}`),
    fc.array(leaf, { maxLength: 20 }).map((items) => `[${items.join(',')}]`),
    fc.tuple(key, leaf).map(([name, value]) => `{"quantity":"mass","${name}s":[{"${name}":${value}}]}`),
  );

  it('costs no more than its bytes', () => {
    const list = fc.constantFrom(
      'results',
      'references',
      'lines',
      'levels',
      'inputs',
      'points',
      'measurands',
    );
    fc.assert(
      fc.property(
        list,
        fc.array(piece, { minLength: 1, maxLength: 4 }),
        fc.constantFrom(...CLASSES),
        (name, pieces, type) => {
          const text = fill(`{"${name}":[`, (index) => pieces[index % pieces.length]!, ']}', 400_000);
          expectCheap(text, type);
        },
      ),
      { numRuns: runsOr(60) },
    );
  });

  it('that is honest and large is taken', () => {
    const observations = JSON.stringify(Array.from({ length: 10 }, () => '200.00003'));
    const point = `{"nominal":{"value":"200","unit":"g"},"expandedUncertainty":{"value":"1","unit":"mg"},"coverageFactor":"2","observations":${observations}}`;
    const result = `{"quantity":"mass","points":[${Array.from({ length: 1_900 }, () => point).join(',')}]}`;
    const head =
      '"certificateNumber":"1","issuer":"a","kind":"CALIBRATION","asset":"b","performedOn":"2024-01-01"';
    const text = `{${head},"results":[${result},${result}]}`;
    expect(text.length).toBeGreaterThan(900_000);
    expect(text.length).toBeLessThan(MAX_BODY_BYTES);
    expect(expectCheap(text, RecordCalibrationBody)).toBeNull();
  });
});

describe('a query string as long as an address may be', () => {
  const query = (text: string): ProblemError | null => {
    const stated = Object.fromEntries(new URLSearchParams(text));
    let refused: ProblemError | null = null;
    const ask = (): void => {
      try {
        pipe.transform(stated, { type: 'query', metatype: AssetListQuery });
      } catch (error) {
        refused = error as ProblemError;
      }
    };
    expect(costOf(ask, WARM_UP_MS)).toBeLessThan(WARM_UP_MS);
    return refused;
  };
  const many = (count: number): string =>
    Array.from({ length: count }, (_, index) => `a${index}=b`).join('&');

  it('of unknown parameters is told of each, up to as many as are read', () => {
    expect(query(many(64))?.errors.map(({ code }) => code)).toEqual(Array(64).fill('UNKNOWN_PARAMETER'));
    expect(query(many(65))?.errors).toMatchObject([{ code: 'TOO_MANY', pointer: '' }]);
    expect(query(many(2_000))?.errors).toMatchObject([{ code: 'TOO_MANY', pointer: '' }]);
  });
});
