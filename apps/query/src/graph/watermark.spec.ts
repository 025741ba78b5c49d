// Goal: the watermark is the end of the unbroken run of positions seen, whatever their order and repetition.
// Method: small cases by hand, then random permutations with duplicates against a set that is counted naively.
import fc from 'fast-check';
import { ContiguousWatermark } from './watermark';

const feed = (positions: number[], from = -1): ContiguousWatermark => {
  const watermark = new ContiguousWatermark(from);
  for (const position of positions) watermark.see(position);
  return watermark;
};

describe('when positions arrive interleaved', () => {
  it('stands before the first hole', () => {
    expect(feed([0, 2, 3]).value).toBe(0);
    expect(feed([0, 2, 3]).waiting).toBe(2);
  });

  it('passes the hole as soon as it is filled', () => {
    expect(feed([0, 2, 3, 1]).value).toBe(3);
    expect(feed([0, 2, 3, 1]).waiting).toBe(0);
  });

  it('equals the naive count for any order and repetition', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(30)), (positions) => {
        const seen = new Set(positions);
        let expected = -1;
        while (seen.has(expected + 1)) expected += 1;
        expect(feed(positions).value).toBe(expected);
      }),
    );
  });
});

describe('when another source has gone further', () => {
  it('jumps, forgets what lies behind and joins what waited ahead', () => {
    const watermark = feed([3, 5, 7]);
    watermark.advanceTo(4);
    expect(watermark.value).toBe(5);
    expect(watermark.waiting).toBe(1);
  });

  it('never goes back', () => {
    const watermark = feed([0, 1, 2]);
    watermark.advanceTo(1);
    expect(watermark.value).toBe(2);
  });
});
