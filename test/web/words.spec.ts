// Goal: both languages of the pages say the same things, and every word a page asks for exists.
// Method: compare the two files key by key, and read the sources of the pages for the keys they use.
import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  CERTIFICATE_KINDS,
  CONCLUSIONS,
  CONFORMITY_RULES,
  DECISION_RULES,
  EXAMINATION_KINDS,
  EXTERNAL_KINDS,
  IMPACT_CASE_STATES,
  IMPACT_GRADES,
  ORGANIZATION_KINDS,
  PARAMETERS,
  QUANTITIES,
  REFERENCE_MATERIAL_GRADES,
  TIERS,
  USAGE_PURPOSES,
  STATES,
} from '@suyuan/domain';
import { VERIFICATIONS } from '@suyuan/traceability';
import { STATE_WORDS } from '../../apps/query/src/status/state-words';
import { KNOWN_QUANTITIES, unitsOf } from '../../apps/web/src/api/quantities';
import * as offered from '../../apps/web/src/api/vocabulary';
import { printedUnit } from '../../apps/web/src/parts/printed-unit';

const SOURCES = join(process.cwd(), 'apps/web/src');

interface Words {
  [key: string]: string | Words;
}

function flat(words: Words, before = ''): Map<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, word]): [string, string][] =>
      typeof word === 'string' ? [[before + key, word]] : [...flat(word, `${before}${key}.`)],
    ),
  );
}

const read = (name: string) => flat(JSON.parse(readFileSync(join(SOURCES, 'i18n', name), 'utf8')) as Words);

const zh = read('zh-CN.json');
const en = read('en.json');
const placeholders = (text: string) =>
  [...text.matchAll(/\{\{(\w+)\}\}/g)].map(([, name]) => name ?? '').sort((a, b) => a.localeCompare(b));

const sources = readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
  .filter((name) => /\.tsx?$/.test(name))
  .map((name) => readFileSync(join(SOURCES, name), 'utf8'))
  .join('\n');

describe('the states', () => {
  it('have the words of the service', () => {
    for (const state of STATES) {
      const { word } = STATE_WORDS[state];
      expect([zh.get(`stateWord.${state}`), en.get(`stateWord.${state}`)]).toEqual([word.zh, word.en]);
    }
  });
});

describe('the two languages', () => {
  it('have the same keys', () => {
    expect([...en.keys()].sort()).toEqual([...zh.keys()].sort());
  });

  it('name the same values in the same sentences', () => {
    const different = [...zh.keys()].filter(
      (key) => placeholders(zh.get(key) ?? '').join() !== placeholders(en.get(key) ?? '').join(),
    );
    expect(different).toEqual([]);
  });

  it('do not leak into one another', () => {
    // The name of the product, and the button that leads to the other language.
    const own = new Set(['frame.home', 'frame.otherLanguage']);
    const chineseInEnglish = [...en].filter(([key, text]) => !own.has(key) && /\p{Script=Han}/u.test(text));
    expect(chineseInEnglish).toEqual([]);
    const untranslated = [...zh].filter(([key, text]) => / \w+ \w+ \w+ /.test(text) && !own.has(key));
    expect(untranslated).toEqual([]);
  });

  it('leave no text empty', () => {
    expect([...zh, ...en].filter(([, text]) => text === '')).toEqual([]);
  });
});

describe('the pages', () => {
  it('ask only for words that exist', () => {
    const asked = [...sources.matchAll(/\bt\(\s*'([a-zA-Z]+\.[\w.-]+)'/g)].map(([, key]) => key ?? '');
    expect(asked.length).toBeGreaterThan(150);
    expect(asked.filter((key) => !zh.has(key))).toEqual([]);
  });

  it.each([
    ['tier', TIERS],
    ['certificateKind', CERTIFICATE_KINDS],
    ['conclusion', CONCLUSIONS],
    ['purpose', USAGE_PURPOSES],
    ['decisionRule', DECISION_RULES],
    ['externalKind', EXTERNAL_KINDS],
    ['examinationKind', EXAMINATION_KINDS],
    ['examinationState', ['NOT_YET', 'IN_FORCE', 'LAPSED']],
    ['materialGrade', REFERENCE_MATERIAL_GRADES],
    ['grade', IMPACT_GRADES],
    ['impactCaseState', IMPACT_CASE_STATES],
    ['organizationKind', ORGANIZATION_KINDS],
    ['impactCaseHelp', IMPACT_CASE_STATES],
    ['impactCaseStep', ['assessments', 'notifications', 'closures']],
    ['integrity', ['HASH_MATCHES', 'HASH_DIFFERS', 'SIGNATURE_VALID', 'SIGNATURE_INVALID', 'UNSIGNED']],
    ['role', offered.ROLES],
    ['roleHelp', offered.ROLES],
  ])('have a word for every %s', (group, codes) => {
    expect(codes.filter((code) => !zh.has(`${group}.${code}`))).toEqual([]);
  });

  it('name versions and sources of the rules as the domain does', () => {
    const rules = Object.values(CONFORMITY_RULES).map(({ id, version, source, guardFactors }) => [
      id,
      { version, source, guarded: guardFactors !== null },
    ]);
    expect(offered.DECISION_RULE_FACTS).toEqual(Object.fromEntries(rules));
  });

  it('hint at a missing rule for the kinds of certificates that the judging remarks', () => {
    const remarked = CERTIFICATE_KINDS.filter(
      (kind) => !VERIFICATIONS.includes(kind) && kind !== 'REALIZATION',
    );
    expect(CERTIFICATE_KINDS.filter((kind) => !offered.KINDS_WITHOUT_RULE.includes(kind))).toEqual(remarked);
  });

  it('call every quantity as the domain does', () => {
    const named = (words: Map<string, string>) => QUANTITIES.map(({ code }) => words.get(`quantity.${code}`));
    expect(named(zh)).toEqual(QUANTITIES.map((quantity) => quantity.zh));
    expect(named(en)).toEqual(QUANTITIES.map((quantity) => quantity.en));
  });

  it('call every parameter as the domain does', () => {
    const named = (words: Map<string, string>) =>
      PARAMETERS.map(({ code }) => words.get(`parameter.${code}`));
    expect(named(zh)).toEqual(PARAMETERS.map((parameter) => parameter.zh));
    expect(named(en)).toEqual(PARAMETERS.map((parameter) => parameter.en));
  });

  it('propose the units of every quantity as the domain does', () => {
    const proposed = KNOWN_QUANTITIES.map((code) => [code, unitsOf(code)]);
    expect(proposed).toEqual(QUANTITIES.map(({ code, units }) => [code, units]));
    expect([unitsOf('nothing'), unitsOf(null)]).toEqual([[], []]);
  });

  it.each([
    ['W/(m.K)', 'W/(m·K)'],
    ['m/s2', 'm/s²'],
    ['m.s-1', 'm·s⁻¹'],
    ['uOhm', 'µΩ'],
    ['%{RH}', '%RH'],
    ['dB[SPL]{A}', 'dB(A)'],
    ['10*-6', '10*-6'],
    ['℃', '℃'],
  ])('print the unit %s as %s', (unit, printed) => expect(printedUnit(unit)).toBe(printed));

  it('propose only quantities that exist', () => {
    const known = QUANTITIES.map(({ code }) => code);
    expect(offered.COMMON_QUANTITIES.filter((code) => !known.includes(code))).toEqual([]);
  });
});
