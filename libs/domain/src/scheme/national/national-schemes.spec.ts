// Goal: the built-in schemes are sound data with sources, and the chains of METROLOGY.md section 10 fit them.
// Method: each is published through the domain's own rules; each step of the chains is looked up, its ratio compared
// exactly; the two seeded faults come out as they must.
import { parseDecimal } from '../../metrology/decimal';
import { CONTEXT, given } from '../../testing/given-when-then';
import { isWithinRatio, readRatio } from '../ratio';
import { decideScheme, evolveScheme, initialSchemeState } from '../scheme.decide';
import type { SchemePublished } from '../scheme.events';
import { NATIONAL_SCHEMES } from './national-schemes';

type Scheme = SchemePublished['data'];

const schemeOf = (id: string): Scheme => NATIONAL_SCHEMES.find((scheme) => scheme.id === id)!;
const edgeOf = (scheme: Scheme, from: string, to: string) =>
  scheme.edges.find((edge) => edge.from === from && edge.to === to);
const ordinalOf = (scheme: Scheme, code: string): number =>
  scheme.levels.find((level) => level.code === code)!.ordinal;

/** Levels that can be reached from a level, step by step. */
function below(scheme: Scheme, from: string): Set<string> {
  const reached = new Set<string>();
  const open = [from];
  for (let code = open.pop(); code !== undefined; code = open.pop()) {
    for (const { to } of scheme.edges.filter((edge) => edge.from === code)) {
      if (!reached.has(to)) open.push(to);
      reached.add(to);
    }
  }
  return reached;
}

const within = (part: string, whole: string, ratio: string): boolean =>
  isWithinRatio(parseDecimal(part), parseDecimal(whole), readRatio(ratio));

describe.each(NATIONAL_SCHEMES.map((scheme) => [scheme.id, scheme] as const))('%s', (id, scheme) => {
  it('is accepted as it stands, and recorded as it stands', () => {
    const command = { type: 'PublishScheme', id, body: scheme, ...CONTEXT } as const;
    const aggregate = { initial: initialSchemeState, evolve: evolveScheme };
    expect(given(aggregate).when(decideScheme, command)).toEqual({ events: ['SchemePublished'] });
    const decision = decideScheme(initialSchemeState, command);
    expect(decision.outcome === 'ACCEPTED' && decision.events[0]!.data).toEqual(scheme);
  });
  it('has names in both languages, and a source for the whole, every level and every edge', () => {
    for (const { name, source } of scheme.levels) {
      expect(name?.zh).toMatch(/\p{Script=Han}/u);
      expect(name?.en).toMatch(/[A-Za-z]/);
      expect(source).toBeTruthy();
    }
    for (const { source } of scheme.edges) expect(source).toBeTruthy();
    expect(scheme.source).toBeTruthy();
  });
  it('begins at one primary standard, from which every level is reached downwards', () => {
    const tops = scheme.levels.filter(({ tier }) => tier === 'PRIMARY');
    expect(tops).toHaveLength(1);
    const reached = below(scheme, tops[0]!.code);
    expect([...reached, tops[0]!.code].toSorted()).toEqual(scheme.levels.map(({ code }) => code).toSorted());
    for (const { from, to } of scheme.edges) {
      expect(ordinalOf(scheme, from)).toBeLessThan(ordinalOf(scheme, to));
    }
  });
});

describe('the versions of mass', () => {
  it('follow one another without a gap', () => {
    expect(schemeOf('JJG 2053-2006').validTo).toBe('2017-05-24');
    expect(schemeOf('JJG 2053-2016')).toMatchObject({ validFrom: '2017-05-25', validTo: null });
  });
  it('know the ranges of their classes', () => {
    const range = (code: string) =>
      schemeOf('JJG 2053-2016').levels.find((level) => level.code === code)?.quantityRange;
    expect(range('E1')).toEqual({ min: '0.001', max: '50000', unit: 'g' });
    expect(range('M2')).toEqual({ min: '0.1', max: '5000000', unit: 'g' });
  });
});

/** Scheme, step, then U (k = 2) of reference and item and the MPE of the item, all in one unit. */
const CHAINS: [
  scheme: string,
  from: string,
  to: string,
  reference: string,
  item: string,
  mpe: string | null,
][] = [
  ['JJG 2053-2016', 'PRIMARY', 'SECONDARY', '0.040', '0.042', null],
  ['JJG 2053-2016', 'SECONDARY', 'WORKING', '0.042', '0.050', null],
  ['JJG 2053-2016', 'WORKING', 'E1', '0.050', '0.15', '0.5'],
  ['JJG 2053-2016', 'E1', 'E2', '0.15', '0.50', '1.6'],
  ['JJG 2053-2016', 'E2', 'F1', '0.50', '1.6', '5'],
  ['JJG 2053-2016', 'F1', 'F2', '1.6', '5', '16'],
  ['JJG 2053-2016', 'F2', 'M1', '5', '16', '50'],
  ['JJG 2053-2016', 'M1', 'SCALE', '16', '800', '2500'],
  ['JJG 2056-1990', 'LASER', 'WORKING', '5e-11', '2e-8', null],
  ['JJG 2056-1990', 'WORKING', 'GRADE-1', '1', '30', null],
  ['JJG 2056-1990', 'GRADE-1', 'GRADE-2', '30', '73', null],
  ['JJG 2056-1990', 'GRADE-2', 'GRADE-4', '63', '230', null],
  ['JJG 2056-1990', 'GRADE-4', 'TOOL', '0.23', '1.6', '4'],
  ['JJG 2056-1990', 'GRADE-4', 'TOOL', '0.23', '12', '30'],
  ['JJG 2062-1990', 'PRIMARY', 'SECONDARY', '0.6', '1.0', null],
  ['JJG 2062-1990', 'SECONDARY', 'WORKING', '1.0', '2', null],
  ['JJG 2062-1990', 'WORKING', 'SPRT-1', '2', '5', null],
  ['JJG 2062-1990', 'SPRT-1', 'SPRT-2', '5', '20', null],
  ['JJG 2062-1990', 'SPRT-2', 'IPRT', '20', '60', '350'],
  ['JJG 2062-1990', 'IPRT', 'INSTRUMENT', '0.06', '0.3', '1'],
  ['JJG 2087-1990', 'PRIMARY', 'SECONDARY', '0.002', '0.5', null],
  ['JJG 2087-1990', 'SECONDARY', 'ZENER', '0.5', '2', null],
  ['JJG 2087-1990', 'ZENER', 'DMM-8', '2', '35', null],
  ['JJG 2087-1990', 'DMM-8', 'DMM-6', '35', '120', '400'],
  ['JJG 2087-1990', 'DMM-6', 'METER', '0.12', '6', '50'],
];

describe('the chains of the demonstration', () => {
  it.each(CHAINS)('%s: %s -> %s is an edge that holds its ratio', (id, from, to, reference, item, mpe) => {
    const edge = edgeOf(schemeOf(id), from, to);
    expect(edge).toBeDefined();
    expect(parseDecimal(item).gt(reference)).toBe(true);
    const ratio = edge?.maxRatio ?? null;
    const holds =
      ratio === null || (within(reference, item, ratio) && (mpe === null || within(item, mpe, ratio)));
    expect(holds).toBe(true);
  });
  it('need no ratio only where none can be attained', () => {
    const without = CHAINS.filter(([id, from, to]) => !edgeOf(schemeOf(id), from, to)?.maxRatio);
    expect(new Set(without.map(([id, from]) => `${id} ${from}`))).toEqual(
      new Set([
        ...['PRIMARY', 'SECONDARY', 'WORKING'].map((code) => `JJG 2053-2016 ${code}`),
        ...['LASER', 'WORKING'].map((code) => `JJG 2056-1990 ${code}`),
        ...['PRIMARY', 'SECONDARY'].map((code) => `JJG 2062-1990 ${code}`),
        'JJG 2087-1990 PRIMARY',
      ]),
    );
  });
});

describe('the seeded faults', () => {
  const mass = schemeOf('JJG 2053-2016');

  it('3a: an F1 set against another F1 set is inverted, and its ratio is exceeded', () => {
    expect(edgeOf(mass, 'F1', 'F1')).toBeUndefined();
    expect(below(mass, 'F1').has('F1')).toBe(false);
    const demanded = mass.edges.filter(({ to }) => to === 'F1').map(({ maxRatio }) => maxRatio);
    expect(demanded).toEqual(['1/3']);
    expect(within('1.6', '1.7', '1/3')).toBe(false);
  });
  it('3b: M1 straight from E2 skips two levels, and its ratio holds', () => {
    expect(edgeOf(mass, 'E2', 'M1')).toBeUndefined();
    expect(below(mass, 'E2').has('M1')).toBe(true);
    const demanded = mass.edges.filter(({ to }) => to === 'M1').map(({ maxRatio }) => maxRatio);
    expect(demanded).toEqual(['1/3']);
    expect(within('0.50', '16', '1/3') && within('16', '50', '1/3')).toBe(true);
  });
});
