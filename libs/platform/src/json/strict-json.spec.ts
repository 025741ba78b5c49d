// Goal: strict parsing agrees with JSON.parse on every sound document and never fails in another way than a problem.
// Method: generated documents and generated garbage against JSON.parse as the independent judge, and named cases.
import fc from 'fast-check';
import { ProblemError } from '../http/problem';
import {
  MAX_ARRAY_ITEMS,
  MAX_JSON_DEPTH,
  MAX_JSON_VALUES,
  MAX_OBJECT_KEYS,
  parseStrictJson,
} from './strict-json';

/** What is read, or the problem it is refused by; any other throw fails the test. */
function attempt(input: Buffer | string): { value: unknown; problem: ProblemError | null } {
  try {
    return { value: parseStrictJson(input), problem: null };
  } catch (error) {
    if (!(error instanceof ProblemError) || error.status !== 400) throw error;
    return { value: undefined, problem: error };
  }
}

/** What JSON.parse makes of it. */
function judged(text: string): { valid: boolean; value: unknown } {
  try {
    return { valid: true, value: JSON.parse(text) };
  } catch {
    return { valid: false, value: undefined };
  }
}

function problemOf(input: Buffer | string): { code: string | undefined; pointer: string | undefined } {
  const { problem } = attempt(input);
  return { code: problem?.code, pointer: problem?.errors[0]?.pointer };
}

const FORBIDDEN = new Set([...Object.getOwnPropertyNames(Object.prototype), 'prototype']);
const soundText = fc.string({ unit: 'binary' }).filter((text) => !text.includes('\0'));
const soundKey = soundText.filter((key) => !FORBIDDEN.has(key));
const soundValue = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 5 },
    fc.constantFrom(null, true, false),
    fc.double({ noNaN: true, noDefaultInfinity: true }),
    soundText,
    fc.array(tie('value'), { maxLength: 5 }),
    fc.dictionary(soundKey, tie('value'), { maxKeys: 5, noNullPrototype: true }),
  ),
})).value;

describe('a sound document', () => {
  it('is read as JSON.parse reads it, from text and from bytes, however it is laid out', () => {
    fc.assert(
      fc.property(soundValue, fc.constantFrom(0, 1, '\t'), (value, space) => {
        const text = JSON.stringify(value, null, space);
        expect(parseStrictJson(text)).toEqual(JSON.parse(text));
        expect(parseStrictJson(Buffer.from(text))).toEqual(JSON.parse(text));
      }),
      { numRuns: 500 },
    );
  });

  it('may escape its texts and keys', () => {
    const text = '{"\\u0061":"\\ud83d\\ude00","b\\n":"\\"}]{[,:","c":[{"a":1},{"a":2}]}';
    expect(parseStrictJson(text)).toEqual(JSON.parse(text));
  });

  it('may nest to the limit and no deeper', () => {
    const nested = (depth: number) => '['.repeat(depth) + ']'.repeat(depth);
    expect(parseStrictJson(nested(MAX_JSON_DEPTH))).toEqual(JSON.parse(nested(MAX_JSON_DEPTH)));
    expect(problemOf(nested(MAX_JSON_DEPTH + 1)).code).toBe('TOO_DEEP');
    expect(problemOf('['.repeat(1_000_000)).code).toBe('TOO_DEEP');
    expect(problemOf('{"a":'.repeat(200_000)).code).toBe('TOO_DEEP');
  });

  it('may be as wide as the limits and no wider', () => {
    const keys = (count: number) =>
      `{"a":{${Array.from({ length: count }, (_, index) => `"k${index}":0`).join(',')}}}`;
    expect(problemOf(keys(MAX_OBJECT_KEYS)).code).toBeUndefined();
    expect(problemOf(keys(MAX_OBJECT_KEYS + 1))).toEqual({ code: 'TOO_MANY_KEYS', pointer: '/a' });
    const items = (count: number) => `{"a":[${Array(count).fill('0').join(',')}]}`;
    expect(problemOf(items(MAX_ARRAY_ITEMS)).code).toBeUndefined();
    expect(problemOf(items(MAX_ARRAY_ITEMS + 1))).toEqual({ code: 'TOO_MANY_ITEMS', pointer: '/a' });
  });

  it('may hold as many values as the limit and no more', () => {
    const lists = Math.floor(MAX_JSON_VALUES / MAX_ARRAY_ITEMS);
    const values = (count: number) => {
      const full = Array(lists - 1).fill(`[${Array(MAX_ARRAY_ITEMS).fill('0').join(',')}]`);
      const rest = count - lists - (lists - 1) * MAX_ARRAY_ITEMS;
      return `[${[...full, `[${Array(rest).fill('0').join(',')}]`].join(',')}]`;
    };
    expect(problemOf(values(MAX_JSON_VALUES)).code).toBeUndefined();
    expect(problemOf(values(MAX_JSON_VALUES + 1))).toEqual({ code: 'TOO_MANY_VALUES', pointer: '' });
  });
});

describe('anything else', () => {
  const piece = fc.constantFrom(
    '{',
    '}',
    '[',
    ']',
    ',',
    ':',
    '"',
    '\\',
    '\\u00',
    'a',
    '1',
    ' ',
    'null',
    '"a"',
    '\ud800',
    '\0',
  );

  it('is refused by a problem exactly where JSON.parse refuses it, or for a named reason', () => {
    const garbage = fc.array(piece, { maxLength: 30 }).map((pieces) => pieces.join(''));
    fc.assert(
      fc.property(fc.oneof(garbage, fc.string(), fc.json()), (text) => {
        const expected = judged(text);
        const { value, problem } = attempt(text);
        const named = ['DUPLICATE_KEY', 'FORBIDDEN_KEY', 'FORBIDDEN_CHARACTER', 'TOO_DEEP'];
        const agrees = problem ? !expected.valid || named.includes(problem.code) : expected.valid;
        expect({ text, agrees }).toEqual({ text, agrees: true });
        expect(value).toEqual(problem ? undefined : expected.value);
      }),
      { numRuns: 5_000 },
    );
  });

  it('throws nothing but problems for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 60 }), (bytes) => {
        expect(() => attempt(Buffer.from(bytes))).not.toThrow();
      }),
      { numRuns: 2_000 },
    );
  });

  it('finds every repeated key wherever it stands', () => {
    fc.assert(
      fc.property(soundKey, soundValue, soundValue, (key, first, second) => {
        const name = JSON.stringify(key);
        const text = `[0,{"x":{${name}:${JSON.stringify(first)},${name}:${JSON.stringify(second)}}}]`;
        const pointer = `/1/x/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
        expect(problemOf(text)).toEqual({ code: 'DUPLICATE_KEY', pointer });
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['{"a":1,"\\u0061":2}', 'DUPLICATE_KEY', '/a'],
    ['{"a":[1,{"constructor":1}]}', 'FORBIDDEN_KEY', '/a/1/constructor'],
    ['{"__proto__":1}', 'FORBIDDEN_KEY', '/__proto__'],
    ['{"\\u005f_proto__":1}', 'FORBIDDEN_KEY', '/__proto__'],
    ['{"a":["x","y\\u0000"]}', 'FORBIDDEN_CHARACTER', '/a/1'],
    ['{"a":{"b\\ud800":1}}', 'FORBIDDEN_CHARACTER', '/a'],
    ['"\\udc00\\ud800"', 'FORBIDDEN_CHARACTER', ''],
    ['"\ud800"', 'FORBIDDEN_CHARACTER', ''],
    ['\ufeff{}', 'MALFORMED_JSON', ''],
    ['{"a":1}x', 'MALFORMED_JSON', ''],
    ['{"a":NaN}', 'MALFORMED_JSON', ''],
    ["{'a':1}", 'MALFORMED_JSON', ''],
    ['{"a":1,}', 'MALFORMED_JSON', ''],
    ['"\u0001"', 'MALFORMED_JSON', ''],
    ['"\\x"', 'MALFORMED_JSON', ''],
    ['"', 'MALFORMED_JSON', ''],
    [' \n', 'BODY_REQUIRED', ''],
  ])('names the reason and the place: %j', (text, code, pointer) => {
    expect(problemOf(text)).toEqual({ code, pointer });
  });

  it('that is not UTF-8 is malformed', () => {
    for (const bytes of [[0xff], [0xc0, 0x80], [0xed, 0xa0, 0x80], [0xf4, 0x90, 0x80, 0x80]]) {
      expect(problemOf(Buffer.from([0x22, ...bytes, 0x22]))).toEqual({ code: 'MALFORMED_JSON', pointer: '' });
    }
  });
});
