// Goal: `until` is the first day of another verdict, never later and never earlier. Method: random lives of an asset
// within two years; every day after the one asked for is judged by itself and compared.
import type { CheckOutcome } from '@suyuan/domain';
import * as fc from 'fast-check';
import { runsOr } from '../../../../test/support/runs';
import { dayAfter } from '../due-date';
import { found, TRADE_USAGE, trace } from '../testing/sound-validity';
import { judgeDay } from './judge-day';
import { judgeValidity } from './judge-validity';
import { VERIFICATIONS } from './purpose';
import type { StandingCertificate, ValidityFacts } from './validity-facts';

const START = Date.UTC(2024, 0, 28);
const DAYS = 730;
const dayOf = (index: number): string => new Date(START + index * 86_400_000).toISOString().slice(0, 10);

const day = fc.integer({ min: 0, max: DAYS }).map(dayOf);
const orNone = <T>(value: fc.Arbitrary<T>) => fc.option(value, { freq: 2 });

const certificates = fc.array(
  fc.record({
    kind: fc.constantFrom('VERIFICATION' as const, 'INITIAL_VERIFICATION' as const, 'CALIBRATION' as const),
    conclusion: fc.oneof(
      { weight: 8, arbitrary: fc.constant('PASS' as const) },
      fc.constantFrom('FAIL' as const, 'NONE' as const),
    ),
    performedOn: day,
    validUntil: orNone(day),
    withdrawnFrom: fc.option(day, { freq: 5 }),
  }),
  { minLength: 1, maxLength: 4 },
);

const EVENTS = ['REPAIRED', 'ADJUSTED', 'DAMAGED', 'ISOLATED', 'RETURNED', 'RETIRED', 'TRANSFERRED'] as const;
const lifecycle = fc.array(fc.record({ event: fc.constantFrom(...EVENTS), on: day }), { maxLength: 2 });
const nonconformities = fc.array(fc.record({ from: day, to: day }), { maxLength: 2 });
const MODES = ['PERIODIC', 'INITIAL_ONLY_UNTIL_FAIL', 'INITIAL_ONLY_ROTATE'] as const;
const usage = fc.record({
  mode: orNone(fc.constantFrom(...MODES)),
  compulsory: fc.boolean(),
  intervalMonths: orNone(fc.integer({ min: 1, max: 12 })),
  serviceLifeMonths: orNone(fc.integer({ min: 1, max: 12 })),
});

const expiresOn = orNone(day);
const checks = fc.array(
  fc.record({
    on: day,
    outcome: fc.constantFrom<CheckOutcome>('PASSED', 'FAILED', 'PASSED_UNPROVEN', 'FAILED_UNPROVEN'),
    contradicted: fc.boolean(),
  }),
  { maxLength: 2 },
);
const life = fc.record({ certificates, lifecycle, nonconformities, checks, usage, expiresOn });

function factsOf(told: typeof life extends fc.Arbitrary<infer L> ? L : never): ValidityFacts {
  const known = told.certificates
    .map((each, index): StandingCertificate => ({ ...each, id: `cert-${index}` }))
    .sort((a, b) => (a.performedOn === b.performedOn ? 0 : a.performedOn < b.performedOn ? -1 : 1));
  const never = found('NEVER_CALIBRATED', 'GAP', null, null);
  const initial = known.find(
    ({ kind, conclusion }) => kind === 'INITIAL_VERIFICATION' && conclusion !== 'FAIL',
  );
  return {
    kind: 'INSTRUMENT',
    tier: 'WORKING',
    usage: { ...TRADE_USAGE, ...told.usage },
    expiresOn: told.expiresOn,
    checks: told.checks
      .map((each, at) => ({ ...each, id: `check-${at}`, quantity: 'mass', part: null, points: [] }))
      .sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1)),
    lifecycle: told.lifecycle.map((each, position) => ({ ...each, id: `life-${position}`, position })),
    nonconformities: told.nonconformities.map((each, index) => ({
      ...each,
      id: `nc-${index}`,
      impactCase: 'c',
    })),
    examinations: [],
    performedOn: known.map(({ performedOn }) => performedOn),
    initiallyVerifiedOn: initial?.performedOn ?? null,
    factsOn: (on) => {
      const earlier = known.filter(({ performedOn }) => performedOn <= on);
      const verification = earlier.findLast(({ kind }) => VERIFICATIONS.includes(kind)) ?? null;
      const start = earlier.at(-1) ?? null;
      if (start !== null) return { certificate: start, verification, trace: trace({ start: start.id }) };
      return {
        certificate: null,
        trace: trace({ start: null, findings: [never], verdict: 'NOT_TRACEABLE' }),
      };
    },
  };
}

describe('until', () => {
  it('is what judging day after day finds', async () => {
    await fc.assert(
      fc.asyncProperty(life, day, async (told, on) => {
        const facts = factsOf(told);
        const answer = await judgeValidity(on, null, facts);
        // Nothing told here reaches further than its last day and twelve months.
        const end = dayOf(DAYS + 400);
        let turned: string | null = null;
        for (
          let next = dayAfter(on);
          turned === null && next !== null && next <= end;
          next = dayAfter(next)
        ) {
          const { verdict } = await judgeDay(next, null, facts);
          if (verdict !== answer.verdict) turned = next;
        }
        expect(answer.until).toBe(turned);
      }),
      { numRuns: runsOr(300) },
    );
  });
});
