/**
 * Goal: one value has one text, for ever, and what has none is refused and never changed silently.
 * Method: examples of each refusal, a property over random JSON, and the published vectors of RFC 8785 where
 * the folder with them stands beside the project.
 */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import fc from 'fast-check';
import { projectRoot } from '../root';
import { CANONICAL_DEPTH_MAX, canonicalJson, NotCanonicalError } from './canonical-json';

const VECTORS = join(projectRoot(), '../shared/data/jcs');

describe('a value of the subset', () => {
  it('has its keys in the order of UTF-16 code units, and no spaces', () => {
    expect(canonicalJson({ b: 1, a: [true, null, { z: '', A: '' }], '\u{1F600}': 0, '\uFB33': 0 })).toBe(
      '{"a":[true,null,{"A":"","z":""}],"b":1,"\u{1F600}":0,"\uFB33":0}',
    );
  });

  it('keeps decimals as the text they are', () => {
    expect(canonicalJson({ value: '306.250' })).toBe('{"value":"306.250"}');
  });

  it('escapes what must be escaped and nothing else', () => {
    expect(canonicalJson('\u20ac$\u000f\n\t"\\/\u007f温')).toBe('"\u20ac$\\u000f\\n\\t\\"\\\\/\u007f温"');
  });

  it('takes an object without a prototype for the plain object it is', () => {
    expect(canonicalJson(Object.assign(Object.create(null) as object, { a: 1 }))).toBe('{"a":1}');
  });

  it('is read back as it was, and has the same text whatever the order of its keys', () => {
    const text = fc.string({ unit: 'grapheme' }).filter((one) => !one.includes('\0'));
    const key = text.filter((one) => !['__proto__', 'constructor', 'prototype'].includes(one));
    const { value } = fc.letrec((tie) => ({
      value: fc.oneof(
        { maxDepth: 4 },
        text,
        fc.boolean(),
        fc.constant(null),
        fc.maxSafeInteger().map((one) => one + 0),
        fc.array(tie('value'), { maxLength: 4 }),
        fc.dictionary(key, tie('value'), { maxKeys: 5, noNullPrototype: true }),
      ),
    }));
    fc.assert(
      fc.property(value, (one) => {
        const encoded = canonicalJson(one);
        expect(JSON.parse(encoded)).toEqual(one);
        expect(canonicalJson(reversed(one))).toBe(encoded);
      }),
    );
  });
});

describe('a value outside the subset', () => {
  class Reading {
    value = '1';
  }
  const holes: unknown[] = [];
  holes[1] = 1;
  const circle: Record<string, unknown> = {};
  circle.again = circle;

  it.each<[string, unknown, string]>([
    ['a float', { a: [0.5] }, '/a/0'],
    ['NaN', { a: Number.NaN }, '/a'],
    ['infinity', { a: Number.POSITIVE_INFINITY }, '/a'],
    ['an integer past the safe ones', { a: 2 ** 53 }, '/a'],
    ['undefined', { a: { b: undefined } }, '/a/b'],
    ['a bigint', { a: 1n }, '/a'],
    ['a function', { a: () => 1 }, '/a'],
    ['a hole in an array', holes, '/0'],
    ['a lone surrogate', { a: 'x\ud800y' }, '/a'],
    ['a lone surrogate in a key', { '\udc00': 1 }, '/\udc00'],
    ['a NUL', { a: '\0' }, '/a'],
    ['a Map', { a: new Map([['b', 1]]) }, '/a'],
    ['a Date, which has toJSON', { a: new Date(0) }, '/a'],
    ['an object with toJSON', { a: { toJSON: () => 'other' } }, '/a/toJSON'],
    ['an instance of a class', { a: new Reading() }, '/a'],
    ['a boxed number', { a: Object(1) as unknown }, '/a'],
    ['a key __proto__', JSON.parse('{"a":{"__proto__":1}}'), '/a/__proto__'],
    ['a key constructor', { constructor: 1 }, '/constructor'],
    ['a key with a symbol', { [Symbol('s')]: 1 }, ''],
    ['a circle', circle, '/again'.repeat(CANONICAL_DEPTH_MAX + 1)],
  ])('refuses %s and says where', (_name, value, pointer) => {
    expect(() => canonicalJson(value)).toThrow(NotCanonicalError);
    expect(() => canonicalJson(value)).toThrow(expect.objectContaining({ pointer }));
  });
});

describe('depth', () => {
  const nested = (levels: number): unknown =>
    Array.from({ length: levels }).reduce<unknown>((inner, _, n) => (n % 2 ? { a: inner } : [inner]), 1);

  it('is taken up to its limit and refused one beyond', () => {
    expect(JSON.parse(canonicalJson(nested(CANONICAL_DEPTH_MAX)))).toEqual(nested(CANONICAL_DEPTH_MAX));
    expect(() => canonicalJson(nested(CANONICAL_DEPTH_MAX + 1))).toThrow(NotCanonicalError);
  });
});

if (existsSync(VECTORS)) {
  describe('the published vectors of RFC 8785', () => {
    // This one is made of floats, which the subset leaves out.
    const outside = ['values.json'];
    const names = readdirSync(join(VECTORS, 'input')).filter((name) => !outside.includes(name));

    it.each(names)('%s comes out byte for byte', (name) => {
      const value: unknown = JSON.parse(readFileSync(join(VECTORS, 'input', name), 'utf8'));
      const expected = readFileSync(join(VECTORS, 'outhex', name.replace('.json', '.txt')), 'utf8');
      const bytes = Buffer.from(expected.replaceAll(/\s/g, ''), 'hex');
      expect(Buffer.from(canonicalJson(value))).toEqual(bytes);
    });

    it.each(outside)('%s is refused', (name) => {
      const value: unknown = JSON.parse(readFileSync(join(VECTORS, 'input', name), 'utf8'));
      expect(() => canonicalJson(value)).toThrow(NotCanonicalError);
    });
  });
} else {
  process.stderr.write(`The vectors of RFC 8785 were not run: ${VECTORS} is absent.\n`);
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  if (value === null || typeof value !== 'object') return value;
  return Object.fromEntries(
    Object.entries(value)
      .reverse()
      .map(([key, member]) => [key, reversed(member)]),
  );
}
