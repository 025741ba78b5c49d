// Goal: what a certificate prints beside its figures is recorded as it stands, and refused only where it cannot be.
// Method: one accepted body; each test adds one thing, with a near miss beside it.
import { dayOfLabel } from '../label-date';
import { calibrationBody, laboratoryWith, point, scopeBody } from '../testing/facts';
import { CONTEXT, outcomeOf } from '../testing/given-when-then';
import type { CalibrationContext } from './calibration-context';
import type { CalibrationBody } from './certificate.commands';
import { decideCalibration } from './certificate.decide';
import { initialCertificateState } from './certificate.state';
import type { CoefficientsBody } from './printed';

const known: CalibrationContext = {
  existing: initialCertificateState,
  laboratory: laboratoryWith([scopeBody()]),
  asset: null,
  nameplates: new Map(),
  replaced: initialCertificateState,
};
const ACCEPTED = { events: ['CalibrationRecorded'] };
const asset = { manufacturer: 'Kern', model: 'K', serialNumber: '1' };

const decide = (more: Partial<CalibrationBody>) =>
  decideCalibration(known, {
    type: 'RecordCalibration',
    id: 'cert',
    body: calibrationBody({ asset, ...more }),
    ...CONTEXT,
  });
const post = (more: Partial<CalibrationBody>) => outcomeOf(decide(more));

function recorded(more: Partial<CalibrationBody>): object {
  const decision = decide(more);
  if (decision.outcome !== 'ACCEPTED' || !decision.events[0]) throw new Error(JSON.stringify(decision));
  return decision.events[0].data;
}

describe('a label', () => {
  it('that names a month means its last day', () => {
    expect(dayOfLabel('2027-05')).toBe('2027-05-31');
    expect(dayOfLabel('2028-02')).toBe('2028-02-29');
    expect(dayOfLabel('2027-02')).toBe('2027-02-28');
    expect(dayOfLabel('2027-12')).toBe('2027-12-31');
    expect(dayOfLabel('0001-04')).toBe('0001-04-30');
  });
  it('that names a day means that day', () => expect(dayOfLabel('2027-05-14')).toBe('2027-05-14'));
  it('is recorded as its day and as it is printed', () => {
    expect(recorded({ validUntil: '2027-05' })).toMatchObject({
      validUntil: '2027-05-31',
      validUntilPrinted: '2027-05',
    });
    expect(recorded({ validUntil: '2027-05-31' })).not.toHaveProperty('validUntilPrinted');
  });
});

describe('days of work', () => {
  const days = { performedOn: '2026-02-01', receivedOn: '2026-01-28' };
  it('may be several, between receipt and the last one', () => {
    expect(post({ ...days, performedFrom: '2026-01-28' })).toEqual(ACCEPTED);
    expect(post({ ...days, performedFrom: '2026-02-01' })).toEqual(ACCEPTED);
  });
  it('do not begin before receipt or after the last one', () => {
    expect(post({ ...days, performedFrom: '2026-01-27' })).toEqual({
      refused: ['TIME_ORDER /performedFrom'],
    });
    expect(post({ ...days, performedFrom: '2026-02-02' })).toEqual({ refused: ['TIME_ORDER /performedOn'] });
  });
});

describe('a place', () => {
  it('lies in a region that there is', () => {
    expect(post({ place: { kind: 'ON_SITE', region: '310000' } })).toEqual(ACCEPTED);
    expect(post({ place: { kind: 'ON_SITE', region: '990001' } })).toEqual({
      refused: ['REGION_INVALID /place/region'],
    });
  });
});

describe('what is printed', () => {
  it('is recorded as it stands, and what is not printed is left out', () => {
    const printed = {
      place: { kind: 'BRANCH' as const, name: 'North' },
      site: 'Hall 3',
      otherNumbers: [{ kind: 'order', value: 'WT-1' }],
      customer: { organization: 'works' },
      seals: ['S-1'],
      temperatureScale: 'ITS-90' as const,
      item: '2/3',
      revision: 0,
    };
    expect(recorded(printed)).toMatchObject(printed);
    const bare = recorded({ place: null, seals: [], otherNumbers: [], customer: {}, item: null });
    for (const name of Object.keys(printed)) expect(bare).not.toHaveProperty(name);
  });
  it('may be an indication in whatever unit the instrument has', () => {
    const indicated = (value: string) =>
      post({ results: [{ quantity: 'mass', points: [point({ indication: { value, unit: 'lb' } })] }] });
    expect(indicated('2.2046')).toEqual(ACCEPTED);
    expect(indicated('2,2046')).toEqual({
      refused: ['NOT_A_DECIMAL /results/0/points/0/indication/value'],
    });
  });
});

describe('coefficients', () => {
  const at = '/results/0/coefficients';
  const state = (more: Partial<CoefficientsBody>) =>
    post({
      results: [
        {
          quantity: 'mass',
          points: [point()],
          coefficients: {
            terms: [
              { symbol: 'R0', value: '100.0123', unit: 'Ω' },
              { symbol: 'A', value: '3.9083e-3' },
            ],
            ...more,
          },
        },
      ],
    });
  it('may have a covariance of each pair, and variances', () => {
    const covariance = [
      { first: 'R0', second: 'A', value: '-1.2e-9' },
      { first: 'A', second: 'A', value: '0' },
    ];
    expect(state({ equation: 'R(t) = R0 (1 + A t)', covariance })).toEqual(ACCEPTED);
  });
  it('are each stated once', () => {
    const terms = ['a', 'a'].map((symbol) => ({ symbol, value: '1' }));
    expect(state({ terms })).toEqual({ refused: [`NOT_ALLOWED ${at}/terms/1/symbol`] });
  });
  it('have covariances of themselves alone, each once, no variance below zero', () => {
    expect(state({ covariance: [{ first: 'R0', second: 'B', value: '1' }] })).toEqual({
      refused: [`NOT_ALLOWED ${at}/covariance/0/second`],
    });
    const twice = [
      { first: 'R0', second: 'A', value: '1' },
      { first: 'A', second: 'R0', value: '1' },
    ];
    expect(state({ covariance: twice })).toEqual({ refused: [`NOT_ALLOWED ${at}/covariance/1`] });
    expect(state({ covariance: [{ first: 'A', second: 'A', value: '-1' }] })).toEqual({
      refused: [`NOT_ALLOWED ${at}/covariance/0/value`],
    });
  });
});
