/**
 * Makes one change at one place of a sound body, for every place at every depth, and knows from the rule of the place
 * whether the change must be refused or must be accepted. Bodies are written as text, so that what no JSON library
 * would write (a key twice, half a surrogate pair) can be sent too.
 */
import type { Rule } from './body-rules';

export interface Case {
  name: string;
  /** The place of the change, as a JSON Pointer. */
  pointer: string;
  raw: string | Buffer;
  accepted: boolean;
}

type Path = (string | number)[];
/** Another value at the place, the place left out, or one more member in the object there: as JSON text. */
type Change = { put: string } | { leaveOut: true } | { add: string };

const KILOBYTES_OF_BRACKETS = 5_120;
const NESTED = '['.repeat(KILOBYTES_OF_BRACKETS) + ']'.repeat(KILOBYTES_OF_BRACKETS);
const LONG = JSON.stringify('9'.repeat(100_000));
/** Stands for bytes that are no UTF-8 until the text becomes bytes. */
const HALF_PAIR_MARK = '@@half-pair@@';
const HALF_PAIR_BYTES = Buffer.from([0xed, 0xa0, 0x80]);
const HARMLESS = JSON.stringify(`中文 😀 "x" <b>'); drop table log.event; --</b>`);

const quoted = (...texts: string[]): string[] => texts.map((text) => JSON.stringify(text));
const NOT_TEXT = ['true', '12', '0.5', '{}', '[]', '["x"]', '[["x"]]', '{"0":"x"}'];
const BAD_TEXT = ['""', '"   "', '"a\\u0000b"', '"\\ud800"', '"x\\udc00"', '"bell\\u0007"', LONG];
const TEXT_LIKE = [...NOT_TEXT, ...BAD_TEXT];

const BAD_DECIMALS = quoted(
  '1,5',
  '0x10',
  'NaN',
  'Infinity',
  '1e999',
  '١٢',
  ' 1',
  '1 ',
  '--1',
  '1.2.3',
).concat(quoted('1'.repeat(41)));

/** What each kind of value must not be; the kinds that hold others are below. */
const WRONG: Partial<Record<Rule['is'], string[]>> = {
  id: [...TEXT_LIKE, ...quoted('a b', 'a/b', '中文', 'x'.repeat(65), '../x')],
  'scheme-id': [...TEXT_LIKE, ...quoted('a/b', ' a', 'x'.repeat(65))],
  text: TEXT_LIKE,
  // Levels are named twice, so one cannot be another harmless text by itself.
  level: TEXT_LIKE,
  decimal: [...TEXT_LIKE, ...BAD_DECIMALS],
  ratio: [...TEXT_LIKE, ...BAD_DECIMALS, ...quoted('1/0', '0/3', '-1/3', '1/3/5', '1 / 3', '1/', '1.5/3')],
  positive: [...TEXT_LIKE, ...BAD_DECIMALS, ...quoted('0', '-1', '-0.0')],
  date: [
    ...TEXT_LIKE,
    ...quoted('2023-02-30', '2023-2-3', '2023-02-29', '2023-13-01', '20230203', '0000-01-01', '+2023-02-03'),
    ...quoted('2023-02-03T00:00:00Z', ' 2023-02-03', '２０２３-02-03', '2023-02-00'),
  ],
  region: [...TEXT_LIKE, ...quoted('31000', '3100000', 'abcdef', '310000 ')],
  uscc: [...TEXT_LIKE, ...quoted('91350100M000100Y44', '91350100M000100Y4')],
  quantity: [...TEXT_LIKE, ...quoted('nonsense', 'MASS')],
  'quantity-code': [...TEXT_LIKE, ...quoted('MASS', 'a b', '-a', 'a--b', '1a', 'x'.repeat(65))],
  // Any legal unit will do, the square of a kilogram as well.
  'unit-of-any': [...TEXT_LIKE, ...quoted('nonsense', 'lb', '[in_i]')],
  'result-quantity': [
    ...TEXT_LIKE.filter((text) => !text.startsWith('{')),
    ...quoted('nonsense', 'MASS'),
    '{"0":"x"}',
    '{}',
    '{"code":"q-x","unit":"kg"}',
    '{"code":"q-x","name":{},"unit":"kg"}',
    '{"code":"q-x","name":{"en":7},"unit":"kg"}',
    '{"code":"Q X","name":{"en":"q"},"unit":"kg"}',
    '{"code":"q-x","name":{"en":"q"},"unit":"nonsense"}',
    '{"code":"q-x","name":{"en":"q"},"unit":"kg","id":"d"}',
  ],
  unit: [...TEXT_LIKE, ...quoted('nonsense', 'lb', '[in_i]', 'kg kg')],
  digest: [...TEXT_LIKE, ...quoted('0f'.repeat(31), '0F'.repeat(32), '0g'.repeat(32), `${'0f'.repeat(32)} `)],
  base64url: [
    ...TEXT_LIKE,
    ...quoted('AAAA', `${'A'.repeat(42)}=`, `${'A'.repeat(42)}+`, 'A'.repeat(44), 'A'.repeat(87)),
  ],
  'one-of': [...TEXT_LIKE, ...quoted('NOPE', 'toString', '__proto__')],
  form: [...TEXT_LIKE, ...quoted('NOPE', 'toString', '__proto__')],
  flag: ['"true"', '"false"', '1', '0', '{}', '[]', '[true]', '""'],
  whole: ['"12"', '1.5', '-1', '1e21', '12000000', 'true', '{}', '[]', '[12]', '""'],
  asset: [
    ...TEXT_LIKE.filter((text) => !text.startsWith('{')),
    ...quoted('a b', 'x'.repeat(65)),
    '{"0":"x"}',
    '{}',
    '{"manufacturer":"a","model":"b"}',
    '{"manufacturer":"a","model":"b","serialNumber":7}',
    '{"manufacturer":"a","model":"b","serialNumber":"c","id":"d"}',
  ],
  object: ['true', '12', '"x"', '[]', '[[]]'],
  list: ['true', '12', '"x"', '{}', '{"0":{}}', '[null]', '[[]]', '[[[]]]', '[true]'],
};

/** Members that no object of the contract has. */
const UNKNOWN_MEMBERS: [key: string, raw: string][] = [
  ['surprise', '"surprise":1'],
  ['a/b~c', '"a/b~c":null'],
  ['__proto__', '"__proto__":{"admin":true}'],
  ['__proto__', '"\\u005f_proto__":{}'],
  ['constructor', '"constructor":{"prototype":{}}'],
  ['toString', '"toString":1'],
];

/** Every case of one body. */
export function casesOf(rule: Rule, makeBody: () => Record<string, unknown>): Case[] {
  const cases: Case[] = [];
  const add = (name: string, path: Path, change: Change, accepted: boolean, inside: Path = path): void => {
    const raw = bytesOf(render(makeBody(), path, change));
    const wholly = Buffer.isBuffer(raw);
    cases.push({ name, pointer: wholly ? '' : pointerOf(inside), raw, accepted });
  };
  visit(rule, makeBody(), [], (place, value, path) => {
    for (const text of WRONG[place.is] ?? []) {
      if (path.length > 0) add(`put ${shown(text)}`, path, { put: text }, false);
    }
    if (path.length > 0) {
      add('put nested brackets', path, { put: NESTED }, false);
      // Without its form it is another thing, whose fields are wrong.
      const named = place.is === 'form' ? path.slice(0, -1) : path;
      if (typeof path.at(-1) === 'string') add('leave out', path, { leaveOut: true }, !place.required, named);
      if (typeof path.at(-1) === 'string') add('put null', path, { put: 'null' }, !place.required, named);
    }
    if (place.is === 'text') add('put harmless text', path, { put: HARMLESS }, true);
    if (typeof value === 'string')
      add('put half a pair in bytes', path, { put: `"${HALF_PAIR_MARK}"` }, false);
    if (place.is === 'object') addMembers(value as Record<string, unknown>, path, add);
    if (place.is === 'list') {
      const items = JSON.stringify(value);
      add('put the list in a list', path, { put: `[${items}]` }, false);
      add('put the list as an object', path, { put: `{"0":${items}}` }, false);
      add('put an empty list', path, { put: '[]' }, place.mayBeEmpty === true);
    }
  });
  return cases;
}

type Add = (name: string, path: Path, change: Change, accepted: boolean, inside?: Path) => void;

function addMembers(value: Record<string, unknown>, path: Path, add: Add): void {
  for (const [key, raw] of UNKNOWN_MEMBERS) add(`add ${raw}`, path, { add: raw }, false, [...path, key]);
  const [first] = Object.entries(value);
  if (first === undefined) return;
  const again = `${JSON.stringify(first[0])}:${JSON.stringify(first[1])}`;
  add('add a key twice', path, { add: again }, false, [...path, first[0]]);
  if (path.length > 0) add('put the object in a list', path, { put: `[${JSON.stringify(value)}]` }, false);
}

function visit(
  rule: Rule,
  value: unknown,
  path: Path,
  see: (rule: Rule, value: unknown, path: Path) => void,
): void {
  if (value === undefined) return;
  see(rule, value, path);
  for (const [name, inside] of Object.entries(rule.fields ?? {})) {
    visit(inside, (value as Record<string, unknown>)[name], [...path, name], see);
  }
  if (rule.item) {
    for (const [index, item] of (value as unknown[]).entries()) visit(rule.item, item, [...path, index], see);
  }
}

/** The value as JSON text with the change at its place. */
function render(value: unknown, path: Path, change: Change): string {
  if (path.length === 0 && 'put' in change) return change.put;
  if (Array.isArray(value)) {
    return `[${value.map((item, index) => renderMember(item, index, path, change)).join(',')}]`;
  }
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  const members = Object.entries(value)
    .filter(([key]) => !('leaveOut' in change && path.length === 1 && path[0] === key))
    .map(([key, item]) => `${JSON.stringify(key)}:${renderMember(item, key, path, change)}`);
  if (path.length === 0 && 'add' in change) members.push(change.add);
  return `{${members.join(',')}}`;
}

function renderMember(item: unknown, key: string | number, path: Path, change: Change): string {
  return path[0] === key ? render(item, path.slice(1), change) : JSON.stringify(item);
}

function bytesOf(text: string): string | Buffer {
  const [before, after] = text.split(HALF_PAIR_MARK);
  if (after === undefined) return text;
  return Buffer.concat([Buffer.from(before ?? ''), HALF_PAIR_BYTES, Buffer.from(after)]);
}

function pointerOf(path: Path): string {
  return path.map((part) => `/${String(part).replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
}

const shown = (text: string): string => (text.length > 60 ? `${text.slice(0, 20)}… (${text.length})` : text);

/** What is no body at all. */
export function wholeBodies(body: string): { name: string; raw: string | Buffer }[] {
  const texts: [name: string, raw: string][] = [
    ['nothing', ''],
    ['blanks', ' \n'],
    ['null', 'null'],
    ['a number', '12'],
    ['a text', '"text"'],
    ['a list of it', `[${body}]`],
    ['nested brackets', NESTED],
    ['open brackets', '['.repeat(2 * KILOBYTES_OF_BRACKETS)],
    ['nested objects', '{"a":'.repeat(2_000) + '1' + '}'.repeat(2_000)],
    ['a part of it', body.slice(0, -1)],
    ['it and more', `${body}{}`],
    ['a comma too many', `${body.slice(0, -1)},}`],
    ['a comment', `/* x */${body}`],
    ['single quotes', body.replaceAll('"', "'")],
    ['NaN', '{"id":NaN}'],
    ['a NUL between', `${body.slice(0, -1)}\u0000}`],
    ['a byte order mark', `\uFEFF${body}`],
  ];
  return [
    ...texts.map(([name, raw]) => ({ name, raw })),
    { name: 'UTF-16', raw: Buffer.from(body, 'utf16le') },
    { name: 'broken UTF-8', raw: Buffer.from([0x7b, 0x22, 0xff, 0x22, 0x3a, 0x31, 0x7d]) },
  ];
}
