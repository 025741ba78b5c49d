// Goal: interval proposals by the four methods, with reasons in both languages, and refusals by name.
// Method: the vectors of METROLOGY §6, near misses at every bound, charts whose answer is known.
import type { IntervalAnswer, IntervalBody } from './bodies';
import { proposeInterval } from './interval';

function answerOf(body: IntervalBody): IntervalAnswer {
  const calculation = proposeInterval(body);
  if (calculation.outcome === 'REFUSED') throw new Error(JSON.stringify(calculation.refusals));
  return calculation.answer;
}
const daysOf = (body: IntervalBody): string => answerOf(body).intervalDays;
const codesOf = (body: IntervalBody): string[] => answerOf(body).reasons.map(({ code }) => code);

describe('NCSLI A3', () => {
  const of = (inTolerance: number, tested: number, target = '0.95'): IntervalBody => ({
    method: 'A3',
    intervalDays: '365',
    reliabilityTarget: target,
    inTolerance: String(inTolerance),
    tested,
  });
  it.each([
    [15, 20, '231'],
    [14, 20, '205'],
  ])('shortens 365 days with %d of %d in tolerance to %s', (x, n, days) => {
    expect(daysOf(of(x, n))).toBe(days);
    expect(codesOf(of(x, n))).toEqual(['RELIABILITY_OBSERVED', 'INTERVAL_SHORTENED']);
  });
  it('says the confidence', () => {
    expect(answerOf(of(15, 20)).reasons[0]?.message.en).toContain('Q = 99.48');
  });
  it('lengthens what is more reliable than it need be, as far as that is certain', () => {
    expect(Number(daysOf(of(20, 20)))).toBeGreaterThan(365);
    expect(Number(daysOf(of(200, 200)))).toBeGreaterThan(Number(daysOf(of(20, 20))));
    expect(codesOf(of(200, 200))).toContain('INTERVAL_LENGTHENED');
  });
  it('keeps what contradicts nothing', () => {
    expect(daysOf(of(19, 20))).toBe('365');
    expect(codesOf(of(19, 20))).toContain('INTERVAL_KEPT');
  });
});

describe('the staircase', () => {
  const of = (...errors: string[]): IntervalBody => ({
    method: 'STAIRCASE',
    intervalDays: 365,
    asFound: errors.map((error) => ({ error, mpe: '1' })),
  });
  it.each([
    ['0.8', '456', 'FOUND_WELL_WITHIN'],
    ['-0.8', '456', 'FOUND_WELL_WITHIN'],
    ['0.80001', '365', 'FOUND_NEAR_LIMIT'],
    ['1', '365', 'FOUND_NEAR_LIMIT'],
    ['-1.00001', '182', 'FOUND_OUT_OF_TOLERANCE'],
  ])('found at %s of the MPE makes 365 days %s', (error, days, code) => {
    expect(daysOf(of(error))).toBe(days);
    expect(codesOf(of(error))).toEqual([code]);
  });
  it('goes by the worst point', () => {
    expect(daysOf(of('0.1', '-1.2', '0.3'))).toBe('182');
  });
  it('never exceeds ten years', () => {
    expect(codesOf({ ...of('0'), intervalDays: 3652 })).toEqual(['FOUND_WELL_WITHIN', 'LONGEST_INTERVAL']);
  });
});

describe('a control chart', () => {
  const yearly = (...errors: string[]): IntervalBody => ({
    method: 'CONTROL_CHART',
    mpe: '1',
    points: errors.map((error, index) => ({ on: `${2020 + index}-01-01`, error })),
  });
  it('of a pure drift ends where the line reaches the MPE', () => {
    // 0.001 a day from zero, last seen at 0.7: the MPE of 1 is reached 300 days later.
    const points = [0, 100, 400, 700].map((day) => ({ day: String(day), error: String(day / 1000) }));
    const answer = answerOf({ method: 'CONTROL_CHART', mpe: '1', points });
    expect(Math.abs(Number(answer.intervalDays) - 300)).toBeLessThanOrEqual(1);
    expect(answer.reasons.map(({ code }) => code)).toEqual(['DRIFT_ESTIMATED', 'BAND_REACHES_MPE']);
  });
  it('ends earlier with more scatter about the same line', () => {
    const quiet = daysOf(yearly('0.10', '0.30', '0.50', '0.70'));
    const noisy = daysOf(yearly('0.12', '0.28', '0.48', '0.72'));
    expect(Number(noisy)).toBeLessThan(Number(quiet));
  });
  it('is not believed beyond twice the longest interval seen', () => {
    expect(codesOf(yearly('0', '0', '0'))).toContain('EXTRAPOLATION_LIMITED');
    expect(daysOf(yearly('0', '0', '0'))).toBe('732');
  });
  it('out of control calls for a calibration at once', () => {
    expect(answerOf(yearly('0.1', '0.9', '0.2'))).toMatchObject({ intervalDays: '1' });
    expect(codesOf(yearly('0.1', '0.9', '0.2'))).toContain('CHART_OUT_OF_CONTROL');
  });
  it('takes the MPE of its last point where it states none itself', () => {
    const own = yearly('0.10', '0.30', '0.50', '0.70');
    const points = own.points!.map((point, index) => ({ ...point, mpe: index === 3 ? '1' : '9' }));
    expect(answerOf({ ...own, mpe: null, points: points.toReversed() })).toEqual(answerOf(own));
    expect(answerOf({ ...own, points })).toEqual(answerOf(own));
  });
  it('does not mind the order of its points', () => {
    const body = yearly('0.1', '0.3', '0.45', '0.6');
    expect(answerOf({ ...body, points: body.points!.toReversed() })).toEqual(answerOf(body));
  });
});

describe('time in use', () => {
  it('turns hours into days, and takes the staircase along', () => {
    expect(daysOf({ method: 'IN_USE_TIME', intervalHours: '1000', hoursPerDay: '8' })).toBe('125');
    const found = { method: 'IN_USE_TIME', intervalHours: '1000', hoursPerDay: '8' } as const;
    expect(daysOf({ ...found, asFound: [{ error: '0.5', mpe: '1' }] })).toBe('156');
    expect(daysOf({ ...found, hoursPerDay: '24', intervalHours: '10' })).toBe('1');
  });
});

describe('every reason', () => {
  it('is said in both languages', () => {
    const bodies: IntervalBody[] = [
      { method: 'A3', intervalDays: 100, reliabilityTarget: '0.9', inTolerance: 5, tested: 10 },
      { method: 'STAIRCASE', intervalDays: 100, asFound: [{ error: '1', mpe: '2' }] },
      { method: 'IN_USE_TIME', intervalHours: '100', hoursPerDay: '1' },
    ];
    for (const { message } of bodies.flatMap((body) => answerOf(body).reasons)) {
      expect(message.zh).toMatch(/\p{Script=Han}.*。$/u);
      expect(message.en).toMatch(/^[A-Z0-9].*\.$/);
    }
  });
});

describe('an interval is refused', () => {
  const chart = (points: IntervalBody['points']): IntervalBody => ({
    method: 'CONTROL_CHART',
    mpe: '1',
    points,
  });
  it.each<[string, IntervalBody, string]>([
    [
      'A3 without a target',
      { method: 'A3', intervalDays: 1, inTolerance: 1, tested: 1 },
      'REQUIRED /reliabilityTarget',
    ],
    [
      'A3 with certainty as target',
      { method: 'A3', intervalDays: 1, inTolerance: 1, tested: 1, reliabilityTarget: '1' },
      'VALUE_OUT_OF_RANGE /reliabilityTarget',
    ],
    [
      'more in tolerance than tested',
      { method: 'A3', intervalDays: 1, inTolerance: 3, tested: 2, reliabilityTarget: '0.9' },
      'VALUE_OUT_OF_RANGE /inTolerance',
    ],
    [
      'an interval of no days',
      { method: 'STAIRCASE', intervalDays: 0, asFound: [{ error: '1', mpe: '1' }] },
      'VALUE_OUT_OF_RANGE /intervalDays',
    ],
    ['a staircase without findings', { method: 'STAIRCASE', intervalDays: 365 }, 'REQUIRED /asFound'],
    [
      'an MPE of zero',
      { method: 'STAIRCASE', intervalDays: 365, asFound: [{ error: '0', mpe: '0' }] },
      'VALUE_OUT_OF_RANGE /asFound/0/mpe',
    ],
    [
      'a chart of two points',
      chart([
        { day: 0, error: '0' },
        { day: 1, error: '0' },
      ]),
      'REQUIRED /points',
    ],
    ['a chart of one day', chart([0, 0, 0].map((day) => ({ day, error: '0' }))), 'REQUIRED /points'],
    ['a point without a day', chart([{ error: '0' }]), 'REQUIRED /points/0/on'],
    ['a point on a day that is none', chart([{ on: 'soon', error: '0' }]), 'VALUE_OUT_OF_RANGE /points/0/on'],
    ['a chart without MPE', { method: 'CONTROL_CHART', points: [] }, 'REQUIRED /mpe'],
    [
      'days of 25 hours',
      { method: 'IN_USE_TIME', intervalHours: '1', hoursPerDay: '25' },
      'VALUE_OUT_OF_RANGE /hoursPerDay',
    ],
    ['hours of nothing', { method: 'IN_USE_TIME', hoursPerDay: '1' }, 'REQUIRED /intervalHours'],
  ])('%s', (_, body, refusal) => {
    const calculation = proposeInterval(body);
    const found = calculation.outcome === 'REFUSED' ? calculation.refusals : [];
    expect(found.map(({ code, pointer }) => `${code} ${pointer}`)).toContain(refusal);
  });
});
