// Goal: the work of judging a certificate of a chain is known before it is done, and found out in bounded time.
// Method: small chains, with ways that meet, dead ends and a circle.
import { linksAbove, linksUp } from './links-above';

const up = linksUp(
  [
    ['a', 'b'],
    ['a', 'c'],
    ['a', 'c'],
    ['b', 'd'],
    ['c', 'd'],
    ['c', null],
    ['d', 'e'],
    ['x', 'y'],
    ['y', 'x'],
  ].map(([from, to]) => ({ from: from as string, to: to ?? null })),
);

describe('the links above a certificate', () => {
  it.each([
    ['a', 7],
    ['b', 2],
    ['c', 3],
    ['d', 1],
    ['e', 0],
    ['x', 2],
    ['unknown', 0],
  ])('of %s are %i, each once', (certificate, count) => {
    expect(linksAbove(certificate, up, 100)).toBe(count);
  });

  it('are not counted further than it matters', () => {
    expect(linksAbove('a', up, 7)).toBe(7);
    expect(linksAbove('a', up, 6)).toBe(7);
    expect(linksAbove('a', up, 0)).toBe(1);
  });
});
