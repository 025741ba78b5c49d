// Goal: an intermediate check is refused for what cannot be, recorded as told, and judged by its figures.
// Method: given events, when a command, then its outcome; and states folded from what it records.
import { assetBody } from '../testing/facts';
import { CONTEXT, given } from '../testing/given-when-then';
import type { CheckBody } from './asset.commands';
import { decideAsset } from './asset.decide';
import type { AssetEvent } from './asset.events';
import { evolveAsset, initialAssetState, type AssetState } from './asset.state';
import { checksKnownGood, judgedChecks, speaksOf, unmendedFailures, type JudgedCheck } from './judged-checks';

const aggregate = { initial: initialAssetState, evolve: evolveAsset };
const eventsOf = (state: AssetState, command: Parameters<typeof decideAsset>[1]): AssetEvent[] => {
  const decision = decideAsset(state, command);
  if (decision.outcome !== 'ACCEPTED') throw new Error(JSON.stringify(decision));
  return decision.events as AssetEvent[];
};
const registered = eventsOf(initialAssetState, {
  type: 'RegisterAsset',
  id: 'scale',
  body: assetBody(),
  ...CONTEXT,
});

const check = (more: Partial<CheckBody> = {}) =>
  ({
    type: 'CheckAsset',
    id: more.id ?? 'check',
    asset: 'scale',
    body: { on: '2026-01-15', quantity: 'mass', passed: true, ...more },
    ...CONTEXT,
  }) as const;
const mg = (value: string) => ({ value, unit: 'mg' });
const point = (grams: string, error?: string, mpe?: string) => ({
  nominal: { value: grams, unit: 'g' },
  ...(error ? { error: mg(error) } : {}),
  ...(mpe ? { mpe: mg(mpe) } : {}),
});

describe('an intermediate check', () => {
  const ask = (more: Partial<CheckBody> = {}) =>
    given(aggregate, ...registered).when(decideAsset, check(more));

  it('is recorded, with figures or without', () => {
    expect(ask()).toEqual({ events: ['AssetChecked'] });
    expect(ask({ points: [point('200', '0.1', '0.3')], part: '1*', method: 'WI-017' })).toEqual({
      events: ['AssetChecked'],
    });
  });
  it('has happened, and is of a quantity in its units', () => {
    expect(ask({ on: '2026-03-11' })).toEqual({ refused: ['TIME_ORDER /on'] });
    expect(ask({ quantity: 'heaviness' })).toEqual({ refused: ['UNKNOWN_QUANTITY /quantity'] });
    expect(
      ask({
        points: [
          {
            nominal: { value: '1', unit: 'm' },
            error: { value: 'x', unit: 'g' },
            expandedUncertainty: mg('0'),
            coverageFactor: '0',
          },
        ],
      }),
    ).toEqual({
      refused: [
        'UNIT_INCOMPATIBLE /points/0/nominal/unit',
        'NOT_A_DECIMAL /points/0/error/value',
        'U_NONPOSITIVE /points/0/expandedUncertainty/value',
        'K_NONPOSITIVE /points/0/coverageFactor',
      ],
    });
  });
  it('leaves out what it does not state', () => {
    const [event] = eventsOf(given(aggregate, ...registered).state, check());
    expect(event?.data).toEqual({
      id: 'check',
      asset: 'scale',
      on: '2026-01-15',
      quantity: 'mass',
      passed: true,
    });
  });
  it('is recorded once, the same again being no fault', () => {
    const events = eventsOf(given(aggregate, ...registered).state, check());
    const state = given(aggregate, ...registered, ...events);
    expect(state.when(decideAsset, check({ points: [] }))).toEqual({ repeated: 'check' });
    expect(state.when(decideAsset, check({ passed: false }))).toEqual({ refused: ['DUPLICATE_ID /id'] });
  });
});

const judged = (...bodies: Partial<CheckBody>[]): JudgedCheck[] => {
  let { state } = given(aggregate, ...registered);
  for (const [index, body] of bodies.entries()) {
    for (const event of eventsOf(state, check({ id: `c${index}`, ...body })))
      state = evolveAsset(state, event);
  }
  if (state.status === 'UNKNOWN') throw new Error('unknown');
  return judgedChecks(state);
};

describe('what a check comes to', () => {
  it.each<[string, Partial<CheckBody>, string, boolean]>([
    ['passes at the limit', { points: [point('200', '-0.3', '0.3')] }, 'PASSED', false],
    ['fails a digit beyond it', { passed: false, points: [point('200', '-0.31', '0.3')] }, 'FAILED', false],
    ['fails by figures whatever it says', { points: [point('200', '0.31', '0.3')] }, 'FAILED', true],
    [
      'is open where it says that it failed and its figures pass',
      { passed: false, points: [point('200', '0.1', '0.3')] },
      'FAILED_UNPROVEN',
      true,
    ],
    ['proves nothing without figures', {}, 'PASSED_UNPROVEN', false],
    ['proves nothing without limits', { points: [point('200', '0.1')] }, 'PASSED_UNPROVEN', false],
    ['is open as a failure without figures', { passed: false }, 'FAILED_UNPROVEN', false],
    [
      'is not judged by a relative limit at zero',
      { points: [{ ...point('0', '0.1'), mpe: { value: '1', unit: '%' } }] },
      'PASSED_UNPROVEN',
      false,
    ],
  ])('%s', (_, body, outcome, contradicted) => {
    expect(judged(body)).toMatchObject([{ outcome, contradicted }]);
  });

  it('speaks where it failed, else at all its points, without points of everything', () => {
    const [failed] = judged({ passed: false, points: [point('1', '9', '1'), point('200', '0', '1')] });
    expect(speaksOf(failed!, { lo: 0.2, hi: 0.2 })).toBe(false);
    expect(speaksOf(failed!, { lo: 0.001, hi: 0.001 })).toBe(true);
    expect(speaksOf(failed!, null)).toBe(true);
    expect(speaksOf(judged({})[0]!, { lo: 5, hi: 5 })).toBe(true);
  });

  it('is mended by a later check with figures of the same part that passes there', () => {
    const failure = { passed: false, points: [point('200', '9', '1')] };
    const open = (...later: Partial<CheckBody>[]) =>
      unmendedFailures(judged(failure, ...later), '2026-02-28').map(({ id }) => id);
    const passed = { on: '2026-02-01', points: [point('100', '0', '1'), point('500', '0', '1')] };
    expect(open(passed)).toEqual([]);
    expect(open({ ...passed, part: '1*' })).toEqual(['c0']);
    expect(open({ ...passed, points: [point('100', '0', '1')] })).toEqual(['c0']);
    expect(open({ ...passed, points: [] })).toEqual(['c0']);
    expect(open({ ...passed, on: '2026-01-14' })).toEqual(['c0']);
    expect(open({ ...passed, on: '2026-03-01' })).toEqual(['c0']);
  });

  it('moves the last known good day of its points only', () => {
    const checks = judged(
      { points: [point('200', '0', '1'), point('500', '0', '1')] },
      { on: '2026-02-01', points: [point('200', '0', '1'), point('1000', '5')] },
      { on: '2026-02-02' },
      { on: '2026-02-03', points: [point('200', '0', '1')], part: '1*' },
    );
    const between = { after: '2026-01-10', before: '2026-02-10' };
    const days = (value: number | null, part: string | null = null, more = {}) =>
      checksKnownGood(checks, { ...between, ...more }, { value, part }).map(({ check: { on } }) => on);
    expect(days(null)).toEqual(['2026-02-03', '2026-02-01', '2026-01-15']);
    expect(days(0.5)).toEqual(['2026-01-15']);
    expect(days(1)).toEqual([]);
    expect(days(0.2, '1*')).toEqual(['2026-02-03']);
    expect(days(null, null, { after: '2026-01-15' })).toEqual(['2026-02-03', '2026-02-01']);
    expect(days(null, null, { before: '2026-02-01' })).toEqual(['2026-01-15']);
  });
});
