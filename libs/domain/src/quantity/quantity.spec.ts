// Goal: a quantity is published once, worded anew later, and never means anything else.
// Method: one accepted body, each test changes one thing.
import { findQuantity, learnQuantity, publishedQuantity } from '../metrology/quantities';
import { CONTEXT, given } from '../testing/given-when-then';
import type { QuantityBody } from './quantity.commands';
import { decideQuantity, evolveQuantity, initialQuantityState } from './quantity.decide';
import type { QuantityEvent } from './quantity.events';

const CODE = 'vapour-permeance';
const aggregate = { initial: initialQuantityState, evolve: evolveQuantity };
const command = (more: Partial<QuantityBody>) => {
  const body: QuantityBody = { code: CODE, name: { zh: '水蒸气透过率' }, unit: 'kg/(m2.s.Pa)', ...more };
  return { type: 'PublishQuantity' as const, id: body.code, body, ...CONTEXT };
};
const publish = (more: Partial<QuantityBody> = {}, ...events: QuantityEvent[]) =>
  given(aggregate, ...events).when(decideQuantity, command(more));
const published = (more: Partial<QuantityBody> = {}, ...before: QuantityEvent[]): QuantityEvent => {
  const state = before.reduce(evolveQuantity, initialQuantityState);
  const decision = decideQuantity(state, command(more));
  if (decision.outcome !== 'ACCEPTED') throw new Error(JSON.stringify(decision));
  return decision.events[0]!;
};

describe('a quantity', () => {
  it('is recorded with what is usual where nothing is said', () => {
    expect(published().data).toEqual({
      code: CODE,
      version: 1,
      name: { zh: '水蒸气透过率' },
      unit: 'kg/(m2.s.Pa)',
      units: ['kg/(m2.s.Pa)'],
      area: 'OTHER',
      kinds: [],
      naturalZero: true,
      logarithmic: null,
      ownRelativeError: false,
      parameters: [],
      source: null,
    });
  });

  it('has no natural zero where its unit has an offset or it is counted in decibels', () => {
    expect(published({ unit: 'Cel' }).data.naturalZero).toBe(false);
    expect(published({ unit: 'K' }).data.naturalZero).toBe(true);
    expect(published({ unit: 'dB', logarithmic: { of: 'POWER' } }).data.naturalZero).toBe(false);
  });

  it('is the same fact when it is published again', () => {
    expect(publish({}, published())).toEqual({ repeated: CODE });
    expect(publish({ units: ['kg/(m2.s.Pa)'] }, published())).toEqual({ repeated: CODE });
  });

  it('is worded anew by a later version', () => {
    const first = published();
    const second = published(
      { name: { zh: '水蒸气透过率', en: 'water vapour permeance' }, units: ['g/(m2.s.Pa)'] },
      first,
    );
    expect(second.data).toMatchObject({ version: 2, units: ['kg/(m2.s.Pa)', 'g/(m2.s.Pa)'] });
    expect(published({ area: 'T', kinds: ['TCON'], source: 'JJF' }, first, second).data.version).toBe(3);
  });

  it.each([
    ['unit', { unit: 'g/(m2.s.Pa)' }],
    ['naturalZero', { naturalZero: false }],
    ['ownRelativeError', { ownRelativeError: true }],
    ['parameters', { parameters: [{ parameter: 'temperature' }] }],
  ] as const)('never means anything else by a later version: %s', (field, more) => {
    expect(publish(more as Partial<QuantityBody>, published())).toEqual({
      refused: [`QUANTITY_MEANING_FIXED /${field}`],
    });
  });

  it.each([
    [{ code: 'mass' }, 'DUPLICATE_ID /code'],
    [{ unit: 'furlong' }, 'NON_LEGAL_UNIT /unit'],
    [{ units: ['kg/(m2.s.Pa)', 'm'] }, 'UNIT_INCOMPATIBLE /units/1'],
    [{ unit: 'dB' }, 'QUANTITY_INCONSISTENT /logarithmic'],
    [{ logarithmic: { of: 'POWER' } }, 'QUANTITY_INCONSISTENT /unit'],
    [{ unit: 'dB', naturalZero: true, logarithmic: { of: 'POWER' } }, 'QUANTITY_INCONSISTENT /naturalZero'],
    [
      { unit: 'dB', logarithmic: { of: 'POWER', reference: { value: '1', unit: 'furlong' } } },
      'NON_LEGAL_UNIT /logarithmic/reference/unit',
    ],
    [{ parameters: [{ parameter: 'mood' }] }, 'PARAMETER_UNKNOWN /parameters/0/parameter'],
    [
      { parameters: [{ parameter: 'frequency' }, { parameter: 'frequency' }] },
      'NOT_ALLOWED /parameters/1/parameter',
    ],
    [
      { parameters: [{ parameter: 'frequency', usual: { value: '50', unit: 'kg' } }] },
      'UNIT_INCOMPATIBLE /parameters/0/usual/unit',
    ],
    [
      { parameters: [{ parameter: 'analyte', usual: { value: '50', unit: 'kg' } }] },
      'NOT_ALLOWED /parameters/0/usual',
    ],
  ] as [Partial<QuantityBody>, string][])('is refused: %j', (more, refusal) => {
    expect(publish(more)).toEqual({ refused: [refusal] });
  });

  it('is found by its code once it was heard of, and not before', () => {
    const { data } = published({ code: 'permeance-of-skin', name: { en: 'of skin' } });
    expect(findQuantity(data.code)).toBeNull();
    learnQuantity(data);
    expect(findQuantity(data.code)).toEqual(publishedQuantity(data));
    expect(findQuantity(data.code)).toMatchObject({ zh: 'of skin', baseUnit: 'kg/(m2.s.Pa)', affine: false });
  });
});
