import { expandIds } from './repeated';
import type { Json } from '../../apps/standalone/src/stories/steps';
import type { Asked, Expected, Question } from './story';

const QUESTION_WORDS: { [ask: string]: readonly string[] } = {
  trace: ['certificate', 'asset', 'on', 'quantity', 'value', 'parameters', 'part'],
  validity: ['asset', 'on', 'quantity', 'value', 'parameters', 'part', 'purpose'],
  impact: ['certificate', 'asset', 'from', 'to', 'quantity'],
};

const ABOUT_CODES = ['codes', 'present', 'absent', 'first', 'found'];
const EXPECTED_WORDS: { [ask: string]: readonly string[] } = {
  trace: ['verdict', 'start', 'roots', ...ABOUT_CODES],
  validity: ['verdict', 'traceVerdict', 'until', 'start', ...ABOUT_CODES],
  impact: ['affected', 'cannotSay', 'ended', 'voided', 'grades'],
};

const ID_LISTS = ['affected', 'cannotSay', 'ended', 'voided'] as const;

/** One entry of `then`: `trace`, `validity` or `impact` with its question, and what is expected beside it. */
export function readAsked(written: Json): Asked {
  const ask = Object.keys(QUESTION_WORDS).find((key) => key in written);
  if (ask === undefined)
    throw new Error(`asks neither trace, validity nor impact: ${JSON.stringify(written)}`);
  const { [ask]: asked, knownAt: label, ...expected } = written;
  const knownAt = typeof label === 'string' ? label : null;
  const text = `${ask} ${JSON.stringify(asked)}${knownAt === null ? '' : ` as known after ${knownAt}`}`;
  onlyWords(asked as Json, QUESTION_WORDS[ask]!, text);
  onlyWords(expected, EXPECTED_WORDS[ask]!, text);
  if (Object.keys(expected).length === 0) throw new Error(`${text} expects nothing`);
  const question = { ask, ...(asked as Json), knownAt: null } as Question;
  return { text, question, knownAt, expected: withIds(expected as Expected) };
}

function withIds(expected: Expected): Expected {
  const lists = ID_LISTS.flatMap((key) => {
    const ids = expected[key];
    return ids === undefined ? [] : [[key, expandIds(ids)] as const];
  });
  return { ...expected, ...Object.fromEntries(lists) };
}

function onlyWords(given: Json, words: readonly string[], where: string): void {
  const unknown = Object.keys(given).filter((key) => !words.includes(key));
  if (unknown.length > 0) throw new Error(`${where}: ${unknown.join(', ')} is none of ${words.join(', ')}`);
}
