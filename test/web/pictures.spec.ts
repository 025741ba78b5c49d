// Goal: the diagram of a scheme and the growth of uncertainty are drawn where they belong, nothing hidden or crossed.
// Method: the layouts by themselves, on small schemes and chains.
import type { ChainUncertainty } from '../../apps/web/src/api/answers';
import type { SchemeEdge, SchemeLevel } from '../../apps/web/src/api/scheme-shapes';
import { BOX, diagramOf } from '../../apps/web/src/scheme/scheme-layout';
import type { Chain } from '../../apps/web/src/trace/chain-model';
import { PLOT, plotOf } from '../../apps/web/src/trace/uncertainty-points';

describe('the diagram of a scheme', () => {
  const level = (code: string, ordinal: number): SchemeLevel => ({ code, ordinal, tier: 'PUBLIC' });
  const edge = (from: string, to: string, more: Partial<SchemeEdge> = {}): SchemeEdge => ({
    from,
    to,
    ...more,
  });

  it('puts the national standard on top and levels of one ordinal side by side', () => {
    const { levels, height } = diagramOf({
      levels: [level('leaf-b', 9), level('top', 0), level('leaf-a', 9)],
      edges: [],
    });
    const at = new Map(levels.map((placed) => [placed.level.code, placed]));
    expect(at.get('top')!.y).toBeLessThan(at.get('leaf-a')!.y);
    expect(at.get('leaf-a')!.y).toBe(at.get('leaf-b')!.y);
    expect(Math.abs(at.get('leaf-a')!.x - at.get('leaf-b')!.x)).toBeGreaterThanOrEqual(BOX.width);
    expect(height).toBeGreaterThanOrEqual(2 * BOX.height);
  });

  it('leads a transfer past a level around its box, and leaves out one to a level that is not there', () => {
    const levels = [level('a', 0), level('b', 1), level('c', 2)];
    const { edges, width } = diagramOf({
      levels,
      edges: [edge('a', 'b'), edge('b', 'c'), edge('a', 'c'), edge('a', 'nowhere')],
    });
    expect(edges.map(({ path }) => path.includes('C'))).toEqual([false, false, true]);
    expect(width).toBeGreaterThan(BOX.width + 2 * BOX.margin);
  });
});

describe('the growth of uncertainty', () => {
  const entry = (certificate: string, u: string, nominal = '1', relative = u): ChainUncertainty => ({
    certificate,
    quantity: 'mass',
    nominal: { value: nominal, unit: 'kg' },
    expandedUncertainty: { value: u, unit: 'kg' },
    coverageFactor: '2',
    standardUncertainty: { value: u, unit: 'kg' },
    relative,
  });
  const chain = (...ids: string[]): Chain =>
    ({
      nodes: ids.map((id, index) => ({ id, level: index })),
      edges: ids.slice(1).map((id, index) => ({ id: `e${id}`, from: ids[index], to: id })),
    }) as unknown as Chain;

  it('stands lower for the better standard, within the picture', () => {
    const plot = plotOf([entry('a', '1e-3'), entry('b', '1e-6')], chain('a', 'b'))!;
    const [a, b] = plot.points;
    expect(a!.y).toBeLessThan(b!.y);
    expect(a!.x).toBeLessThan(b!.x);
    for (const { x, y } of plot.points) {
      expect(x).toBeGreaterThanOrEqual(PLOT.left);
      expect(x).toBeLessThanOrEqual(PLOT.width - PLOT.right);
      expect(y).toBeGreaterThanOrEqual(PLOT.top);
      expect(y).toBeLessThanOrEqual(PLOT.height - PLOT.bottom);
    }
    expect(plot.lines).toHaveLength(1);
    expect(plot.decades.map(({ text }) => text)).toEqual(['10⁻⁶', '10⁻⁵', '10⁻⁴', '10⁻³']);
  });

  it('is relative where the certificates speak of different values, and silent with one point', () => {
    expect(
      plotOf([entry('a', '1', '2', '1e-3'), entry('b', '1', '1', '1e-5')], chain('a', 'b')),
    ).toMatchObject({
      relative: true,
    });
    expect(plotOf([entry('a', '1')], chain('a'))).toBeNull();
    expect(
      plotOf([entry('a', '1', '2', '1'), { ...entry('b', '1', '0'), relative: null }], chain('a', 'b')),
    ).toBeNull();
  });
});
