// Goal: a reference whose value was restated later is told of, and only then. Method: one day, one quantity apart.
import { massResult, point, reference, soundChain } from '../testing/story';

const CODE = 'REFERENCE_VALUE_RESTATED';

function found(more: { effectiveFrom?: string; quantity?: string; asset?: string } = {}) {
  const data = {
    id: 'consensus-2023',
    asset: 'm0',
    quantity: 'mass',
    shift: { value: '-5', unit: 'ug' },
    effectiveFrom: '2023-06-02',
    reason: 'second consensus value',
    ...more,
  };
  return soundChain()
    .tell({ type: 'ReferenceValueRestated', data })
    .certificate('c', 'item', {
      performedOn: '2024-05-10',
      results: [massResult([point('1000', '0.5')], reference('m1'))],
    })
    .findings('c', CODE);
}

describe('a restated value', () => {
  it('is told where the old one was still in use, as a remark with the restatement', () => {
    // cert-1 was performed with m0 on 2023-06-01.
    expect(found()).toEqual([
      {
        code: CODE,
        severity: 'REMARK',
        evidence: ['consensus-2023'],
        at: { from: 'cert-1', to: 'cert-0' },
        result: 0,
      },
    ]);
  });
  it('that was in force on the day of use is the value that was used', () => {
    expect(found({ effectiveFrom: '2023-06-01' })).toEqual([]);
  });
  it('of another quantity, or of an asset that served nobody, concerns nobody', () => {
    expect(found({ quantity: 'density' })).toEqual([]);
    expect(found({ asset: 'item' })).toEqual([]);
  });
});
