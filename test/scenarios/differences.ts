import type { Answer, Expected, ToldCode } from './story';

/** What an answer says otherwise than expected, in words; empty when it says it all. */
export function differences(expected: Expected, answer: Answer): string[] {
  return [
    ...ofWhole(expected, answer),
    ...(answer.ask === 'impact' ? [] : ofCodes(expected, answer.codes)),
    ...ofImpact(expected, answer),
  ];
}

function differs(what: string, expected: unknown, met: unknown): string[] {
  if (expected === undefined || JSON.stringify(expected) === JSON.stringify(met)) return [];
  return [`${what} is ${JSON.stringify(met)}, not ${JSON.stringify(expected)}`];
}

function ofWhole(expected: Expected, answer: Answer): string[] {
  if (answer.ask === 'impact') return [];
  const start = answer.ask === 'trace' ? answer.start : answer.certificate;
  const verdict = differs('the verdict', expected.verdict, answer.verdict);
  // What was found instead tells more than the verdict alone.
  const found = verdict.length === 0 ? [] : [`found ${JSON.stringify(answer.codes)}`];
  return [
    ...verdict,
    ...found,
    ...differs('the certificate', expected.start, start),
    ...differs('the first code', expected.first, answer.first),
    ...(answer.ask === 'validity'
      ? [
          ...differs('until', expected.until, answer.until),
          ...differs('the verdict of the trace', expected.traceVerdict, answer.traceVerdict),
        ]
      : differs('the roots', expected.roots && [...expected.roots].sort(), answer.roots)),
  ];
}

function ofCodes({ codes, present = [], absent = [], found = [] }: Expected, told: ToldCode[]): string[] {
  const met = [...new Set(told.map(({ code }) => code))].sort();
  return [
    ...differs('the set of codes', codes && [...codes].sort(), met),
    ...toldTwice(told),
    ...present.filter((code) => !met.includes(code)).map((code) => `${code} is not told, only ${met.join()}`),
    ...absent.filter((code) => met.includes(code)).map((code) => `${code} is told`),
    ...found
      .filter((one) => !told.some((other) => isMet(one, other)))
      .map((one) => `${JSON.stringify(one)} is not among ${JSON.stringify(told)}`),
  ];
}

/** Whatever a story expects, an answer says nothing twice. */
function toldTwice(told: ToldCode[]): string[] {
  const texts = told.map((one) => JSON.stringify(one));
  return texts.filter((text, index) => texts.indexOf(text) !== index).map((text) => `${text} is told twice`);
}

function isMet(
  { code, severity, at, evidence, points }: NonNullable<Expected['found']>[number],
  told: ToldCode,
): boolean {
  if (told.code !== code || (severity !== undefined && told.severity !== severity)) return false;
  if (at !== undefined && (told.at?.from !== at[0] || told.at.to !== at[1])) return false;
  if (points !== undefined && points.join() !== told.points?.join()) return false;
  return evidence === undefined || JSON.stringify([...evidence].sort()) === JSON.stringify(told.evidence);
}

function ofImpact({ affected, cannotSay, ended, voided, grades }: Expected, answer: Answer): string[] {
  if (answer.ask !== 'impact') return [];
  const { items } = answer;
  const ids = (of: (item: (typeof items)[number]) => boolean): string[] =>
    answer.items
      .filter(of)
      .map(({ certificate }) => certificate)
      .sort();
  const graded = items.flatMap(({ certificate, grade }) =>
    grades !== undefined && certificate in grades ? [[certificate, grade] as const] : [],
  );
  return [
    ...differs(
      'affected',
      affected && [...affected].sort(),
      ids((item) => item.class === 'AFFECTED'),
    ),
    ...differs(
      'cannot say',
      cannotSay && [...cannotSay].sort(),
      ids((item) => item.class === 'CANNOT_SAY'),
    ),
    ...differs(
      'ended',
      ended && [...ended].sort(),
      ids((item) => item.exposure === 'ENDED'),
    ),
    ...differs(
      'void',
      voided && [...voided].sort(),
      ids((item) => item.class === 'VOID'),
    ),
    ...differs('the grades', grades && sortedFields(grades), sortedFields(Object.fromEntries(graded))),
  ];
}

const sortedFields = (fields: { [name: string]: unknown }): unknown =>
  Object.fromEntries(Object.entries(fields).sort(([a], [b]) => (a < b ? -1 : 1)));
