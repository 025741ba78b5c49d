// Goal: a confirmation is refused for what cannot be and recorded as told; how an asset is used follows from what it is.
// Method: given events, when a confirmation, then its outcome; registrations by hand.
import { assetBody } from '../testing/facts';
import { CONTEXT, given } from '../testing/given-when-then';
import type { AssetConfirmationBody } from './asset.commands';
import { useOf } from './asset-confirmation';
import { decideAsset } from './asset.decide';
import type { AssetEvent } from './asset.events';
import { evolveAsset, initialAssetState } from './asset.state';
import { registeredData } from './registered-data';

const aggregate = { initial: initialAssetState, evolve: evolveAsset };
const registered: AssetEvent = { type: 'AssetRegistered', data: registeredData('scale', assetBody()) };
const confirm = (more: Partial<AssetConfirmationBody> = {}) =>
  ({
    type: 'ConfirmAsset',
    id: 'confirmed',
    asset: 'scale',
    body: {
      certificate: 'c-1',
      on: '2026-01-15',
      purpose: 'OTHER',
      requirement: { quantity: 'mass', limits: { value: '2', unit: 'g' } },
      conclusion: 'PASS',
      ...more,
    },
    ...CONTEXT,
  }) as const;

describe('a confirmation', () => {
  const ask = (more: Partial<AssetConfirmationBody> = {}) =>
    given(aggregate, registered).when(decideAsset, confirm(more));

  it('is recorded, whether its certificate is known or not', () => {
    expect(ask({ rule: { id: 'GUARD_BAND', guardFactor: '1' }, validUntil: '2027-01-14' })).toEqual({
      events: ['AssetConfirmed'],
    });
  });
  it('has happened, and does not end before', () => {
    expect(ask({ on: '2026-03-11' })).toEqual({ refused: ['TIME_ORDER /on'] });
    expect(ask({ validUntil: '2026-01-14' })).toEqual({ refused: ['TIME_ORDER /validUntil'] });
  });
  it('demands something that can be measured', () => {
    const requirement = { quantity: 'mass', limits: { value: '0', unit: 'm' } };
    expect(ask({ requirement, rule: { id: 'GUARD_BAND', guardFactor: 'x' } })).toEqual({
      refused: [
        'UNIT_INCOMPATIBLE /requirement/limits/unit',
        'LIMIT_NONPOSITIVE /requirement/limits/value',
        'NOT_A_DECIMAL /rule/guardFactor',
      ],
    });
  });
  it('keeps the version of its rule, and leaves out what it does not state', () => {
    const decided = (more: Partial<AssetConfirmationBody>) => {
      const decision = decideAsset(given(aggregate, registered).state, confirm(more));
      return decision.outcome === 'ACCEPTED' ? decision.events[0]!.data : decision;
    };
    expect(decided({ rule: { id: 'SIMPLE' } })).toMatchObject({
      decisionRule: { id: 'SIMPLE', guardFactor: null, version: '1' },
    });
    expect(decided({})).not.toHaveProperty('decisionRule');
    expect(decided({})).not.toHaveProperty('validUntil');
  });
  it('is recorded once, the same again being no fault', () => {
    const decision = decideAsset(given(aggregate, registered).state, confirm({ rule: { id: 'SIMPLE' } }));
    if (decision.outcome !== 'ACCEPTED') throw new Error('refused');
    const state = given(aggregate, registered, ...(decision.events as AssetEvent[]));
    expect(state.when(decideAsset, confirm({ rule: { id: 'SIMPLE' } }))).toEqual({ repeated: 'confirmed' });
    expect(state.when(decideAsset, confirm())).toEqual({ refused: ['DUPLICATE_ID /id'] });
  });
});

it.each([
  [{ kind: 'INSTRUMENT' }, 'BY_GRADE'],
  [{ kind: 'STANDARD' }, 'BY_ORDER'],
  [{ kind: 'STANDARD', measurands: [{ quantity: 'mass', accuracyClass: '0.4 级' }] }, 'BY_GRADE'],
  [{ kind: 'STANDARD', measurands: [{ quantity: 'mass', accuracyClass: 'F1' }] }, 'BY_ORDER'],
  [{ kind: 'INSTRUMENT', use: 'BY_ORDER' }, 'BY_ORDER'],
] as const)('%j is used %s', (more, use) => {
  expect(useOf(registeredData('a', assetBody(more as never)))).toBe(use);
});
