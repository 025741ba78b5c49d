// Goal: the diagram of a scheme and the growth of uncertainty are drawn where they belong, nothing hidden or crossed.
// Method: the layouts by themselves, on small schemes and chains.
import { NATIONAL_SCHEMES } from '@suyuan/domain';
import type {
  ChainUncertaintyReply,
  RecordedSchemeReply,
  SchemeEdgeBody,
  SchemeLevelBody,
} from '../../apps/web/src/api/generated';
import { diagramOf } from '../../apps/web/src/scheme/scheme-layout';
import { BOX } from '../../apps/web/src/scheme/scheme-measures';
import type { Chain } from '../../apps/web/src/trace/chain-model';
import { PLOT, plotOf } from '../../apps/web/src/trace/uncertainty-points';

describe('the diagram of a scheme', () => {
  const level = (code: string, ordinal: number): SchemeLevelBody => ({ code, ordinal, tier: 'PUBLIC' });
  const edge = (from: string, to: string, more: Partial<SchemeEdgeBody> = {}): SchemeEdgeBody => ({
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

  /** Whether a line of level and upright pieces goes through the inside of a box. */
  function crosses(path: string, box: { x: number; y: number }): boolean {
    const corners = [...path.matchAll(/[ML] (\S+) (\S+)/g)].map(
      ([, x, y]) => [Number(x), Number(y)] as const,
    );
    return corners.slice(1).some(([x, y], index) => {
      const [fromX, fromY] = corners[index]!;
      const beside = Math.max(x, fromX) <= box.x || Math.min(x, fromX) >= box.x + BOX.width;
      const apart = Math.max(y, fromY) <= box.y || Math.min(y, fromY) >= box.y + BOX.height;
      return !beside && !apart;
    });
  }

  it('leads a transfer past a level around its box, and leaves out one to a level that is not there', () => {
    const { edges, levels, width } = diagramOf({
      levels: [level('a', 0), level('b', 1), level('c', 2)],
      edges: [edge('a', 'b'), edge('b', 'c'), edge('a', 'c'), edge('a', 'nowhere')],
    });
    expect(edges).toHaveLength(3);
    expect(edges.filter(({ path }) => path.split('L').length > 2).map((drawn) => drawn.edge.to)).toEqual([
      'c',
    ]);
    expect(width).toBeGreaterThan(BOX.width + 2 * BOX.margin);
    expect(edges.flatMap(({ path }) => levels.filter((box) => crosses(path, box)))).toEqual([]);
  });

  it.each(NATIONAL_SCHEMES.map((scheme) => [scheme.id, scheme] as const))(
    'crosses no level of %s, keeps ratios apart, and lets lines to one level end in one arrow',
    (_, scheme) => {
      const { edges, levels, width } = diagramOf(scheme as unknown as RecordedSchemeReply);
      expect(edges).toHaveLength(scheme.edges.length);
      expect(edges.flatMap(({ path }) => levels.filter((box) => crosses(path, box)))).toEqual([]);
      const labels = edges.filter((drawn) => drawn.edge.maxRatio).map(({ label }) => label);
      const close = labels.filter((one) =>
        labels.some(
          (other) => other !== one && Math.abs(one.x - other.x) < 40 && Math.abs(one.y - other.y) < 14,
        ),
      );
      expect(close).toEqual([]);
      expect(Math.max(...labels.map(({ x }) => x))).toBeLessThan(width);
      for (const drawn of edges.filter(({ joint }) => joint !== null)) {
        const whole = edges.filter((other) => other.edge.to === drawn.edge.to && other.joint === null);
        expect(whole.length).toBeGreaterThan(0);
      }
    },
  );
});

describe('the growth of uncertainty', () => {
  const entry = (certificate: string, u: string, nominal = '1', relative = u): ChainUncertaintyReply => ({
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
