// Goal: an answer knows whether it rests on something that was set aside. Method: streams by name, around a position.
import type { CalibrationGraph } from '@suyuan/traceability';
import { SetAside } from './set-aside';

const of = (stream: string, position = 5, more = false): SetAside =>
  SetAside.of({
    watermark: 9,
    epoch: 0,
    reach: -1,
    setAside: new Map([[stream, position]]),
    setAsideMore: more,
  });

const graph = {
  knowsCertificate: (id: string) => id === 'known',
  knowsAsset: (id: string) => id === 'known',
} as unknown as CalibrationGraph;

describe('what was set aside', () => {
  it('touches its own stream from its position on', () => {
    const setAside = of('certificate-c');
    expect([4, 5, 6].map((knownAt) => setAside.touches(['x', 'certificate-c'], knownAt))).toEqual([
      false,
      true,
      true,
    ]);
    expect(setAside.touches(['x'], 9)).toBe(false);
    expect([4, 5].map((knownAt) => setAside.any(knownAt))).toEqual([false, true]);
    expect([SetAside.NOTHING.any(9), SetAside.NOTHING.touches(['x'], 9), SetAside.NOTHING.size]).toEqual([
      false,
      false,
      0,
    ]);
  });

  it('touches everything where there is more than is told', () => {
    expect([4, 5].map((knownAt) => of('certificate-c', 5, true).touches(['x'], knownAt))).toEqual([
      false,
      true,
    ]);
  });

  it('touches traces that cite the method or are placed in a version of the scheme', () => {
    const touches = (stream: string): boolean =>
      of(stream).touchesPublication(new Set(['JJG 99-2006']), new Set(['JJG 2053']), 5);
    expect(
      ['method-JJG 99-2006', 'scheme-JJG 2053-2016', 'method-JJG 2053-2016', 'scheme-JJG 99-2006'].map(
        touches,
      ),
    ).toEqual([true, true, false, false]);
  });

  it.each([
    ['certificate-known', false],
    ['certificate-new', true],
    ['standard-known', false],
    ['instrument-new', true],
    ['laboratory-new', false],
    ['method-new', false],
    ['impactcase-new', false],
    ['something else', true],
  ])('of %s may belong to any answer: %s', (stream, unplaced) => {
    expect(of(stream).unplaced(graph, 5)).toBe(unplaced);
    expect(of(stream).unplaced(graph, 4)).toBe(false);
  });
});
