// Goal: the picture of a trace holds every certificate, every placeholder and every gap of the answer, at its place.
// Method: small answers written by hand, turned into chains; laid out, no two boxes may cover each other.
import type {
  GapReply,
  LinkCheckReply,
  Severity,
  TracedCertificateReply,
  TraceLinkReply,
  TraceReply,
} from '../../apps/web/src/api/generated';
import { layoutChain } from '../../apps/web/src/trace/chain-layout';
import { levelsOf } from '../../apps/web/src/trace/chain-levels';
import { chainOf } from '../../apps/web/src/trace/chain-model';
import { drawnChainOf, DRAWN_NODES_MAX, onlyWaysToRoots } from '../../apps/web/src/trace/chain-views';
import { nothingRecordedThen } from '../../apps/web/src/trace/known-then';
import { resultsText } from '../../apps/web/src/trace/result-numbers';

const certificate = (id: string, validUntil: string | null = null): TracedCertificateReply => ({
  number: `no ${id}`,
  issuer: 'nim',
  issuerName: null,
  asset: id,
  assetName: { zh: id },
  tier: 'PUBLIC',
  kind: 'CALIBRATION',
  performedOn: '2024-01-01',
  issuedOn: '2024-01-01',
  validUntil,
  conclusion: 'PASS',
  expandedUncertainty: null,
  coverageFactor: '2',
  nominal: null,
  position: 1,
});

const link = (from: string, to: string | null, more: Partial<TraceLinkReply> = {}): TraceLinkReply => ({
  from,
  to,
  result: 0,
  role: 'MAIN',
  usedOn: '2024-03-04',
  how: 'CITED',
  external: null,
  documentLevel: false,
  reference: {
    asset: to ?? 'ghost',
    quantity: 'mass',
    certificate: null,
  },
  checks: [],
  ...more,
});

const check = (code: string, severity: Severity, evidence: string[] = []): LinkCheckReply => ({
  code,
  severity,
  evidence,
  passed: false,
  message: {
    zh: `${code} 的话`,
    en: `words of ${code}`,
  },
  article: null,
  articleText: null,
  points: null,
});

const gap = (code: string, severity: Severity, at: GapReply['at'], evidence: string[] = []): GapReply => {
  const { passed: _, ...told } = check(code, severity, evidence);
  return { ...told, at, result: null };
};

const answer = (links: TraceLinkReply[], more: Partial<TraceReply> = {}): TraceReply => {
  const ids = [...new Set(links.flatMap(({ from, to }) => (to === null ? [from] : [from, to])))];
  return {
    question: { knownAt: 9 },
    verdict: 'NOT_TRACEABLE',
    ruleSet: '1',
    roots: [],
    start: ids[0] ?? null,
    gaps: [],
    certificates: Object.fromEntries(ids.map((id) => [id, certificate(id)])),
    links,
    firstFailing: null,
    asKnownThen: null,
    uncertainties: [],
    names: { organizations: {}, regions: {} },
    completeness: { complete: true, limit: null, linksExamined: links.length, position: 9, ruleSet: '1' },
    ...more,
  };
};

describe('a chain', () => {
  it('puts a reference above everything that used it, also where ways of two lengths meet', () => {
    const chain = chainOf(answer([link('a', 'b'), link('b', 'c'), link('a', 'c')]));
    expect(chain.nodes.map(({ id, level }) => [id, level])).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
  });

  it('joins the results of one certificate that used the same reference alike', () => {
    const gap = check('REFERENCE_EXPIRED_AT_USE', 'GAP', ['b']);
    const links = [
      link('a', 'b', { checks: [gap] }),
      link('a', 'b', { result: 1 }),
      link('a', 'b', { result: 2 }),
    ];
    const [edge, ...others] = chainOf(answer(links)).edges;
    expect(others).toEqual([]);
    expect(edge).toMatchObject({ results: [0, 1, 2], severity: 'GAP', findings: [{ results: [0] }] });
  });

  it('says which day an expired reference ended before which use', () => {
    const links = [link('a', 'b', { checks: [check('REFERENCE_EXPIRED_AT_USE', 'GAP', ['b'])] })];
    const certificates = { a: certificate('a'), b: certificate('b', '2024-03-01') };
    expect(chainOf(answer(links, { certificates })).edges[0]?.findings[0]?.expiry).toEqual({
      until: '2024-03-01',
      usedOn: '2024-03-04',
    });
  });

  it('draws what is pending, external or dead as a placeholder of its own', () => {
    const external = { kind: 'CIPM_MRA', institute: 'PTB' } as const;
    const nowhere = { asset: null, quantity: 'mass', certificate: null };
    const links = [
      link('a', null, { how: 'PENDING', checks: [check('PENDING_REFERENCE', 'UNDECIDED')] }),
      link('a', null, { how: 'EXTERNAL', external, reference: nowhere }),
      link('a', null, { how: 'IN_FORCE', checks: [check('REFERENCE_NOT_YET_CALIBRATED', 'GAP')] }),
    ];
    const chain = chainOf(answer(links));
    expect(chain.nodes.map(({ kind, severity }) => [kind, severity])).toEqual([
      ['certificate', null],
      ['pending', 'UNDECIDED'],
      ['external', null],
      ['dead-end', 'GAP'],
    ]);
    expect(chain.edges.map(({ severity }) => severity)).toEqual(['UNDECIDED', null, 'GAP']);
  });

  it('keeps the findings about a certificate itself apart from those of its dead ends', () => {
    const at = { from: 'a', to: null };
    const gaps = [gap('PENDING_REFERENCE', 'UNDECIDED', at), gap('CERTIFICATE_REVOKED', 'GAP', at)];
    const links = [link('a', null, { how: 'PENDING', checks: [check('PENDING_REFERENCE', 'UNDECIDED')] })];
    const [start] = chainOf(answer(links, { gaps })).nodes;
    expect(start?.findings.map(({ code }) => code)).toEqual(['CERTIFICATE_REVOKED']);
  });

  it('marks the first failing link and no other', () => {
    const checks = [check('REFERENCE_REVOKED', 'GAP')];
    const links = [link('a', 'b'), link('b', 'c', { checks }), link('c', 'd', { checks })];
    const firstFailing = gap('REFERENCE_REVOKED', 'GAP', { from: 'b', to: 'c' });
    const chain = chainOf(answer(links, { firstFailing }));
    expect(chain.edges.map(({ isFirstFailing }) => isFirstFailing)).toEqual([false, true, false]);
  });

  it('shows only the ways to roots when asked, and no ancillary ones', () => {
    const links = [
      link('a', 'b'),
      link('b', 'root'),
      link('a', 'dead'),
      link('a', 'c', { role: 'ANCILLARY' }),
      link('c', 'root'),
    ];
    const chain = onlyWaysToRoots(chainOf(answer(links, { roots: ['root'] })));
    expect(chain.nodes.map(({ id }) => id)).toEqual(['a', 'b', 'c', 'root']);
    expect(chain.edges.map(({ from, to }) => `${from}${to}`)).toEqual(['ab', 'broot', 'croot']);
  });
});

describe('levels', () => {
  it('end for a circle, and leave the start at the bottom', () => {
    const arrows = [
      { from: 'a', to: 'b' },
      { from: 'b', to: 'c' },
      { from: 'c', to: 'b' },
    ];
    expect([...levelsOf(['a', 'b', 'c'], arrows, 'a')]).toEqual([
      ['a', 0],
      ['b', 1],
      ['c', 2],
    ]);
  });

  it('do not exhaust the stack on a chain of ten thousand', () => {
    const ids = Array.from({ length: 10_000 }, (_, i) => `c${i}`);
    const arrows = ids.slice(1).map((to, i) => ({ from: `c${i}`, to }));
    expect(levelsOf(ids, arrows, 'c0').get('c9999')).toBe(9999);
  });
});

describe('more nodes than can be drawn', () => {
  const wide = Array.from({ length: 400 }, (_, i) => link('start', `p${i}`));
  const deep = Array.from({ length: 900 }, (_, i) => link(`d${i}`, `d${i + 1}`));

  it.each([
    ['wide', wide],
    ['deep', deep],
  ])('are grouped when %s, and every one is counted', (_, links) => {
    const chain = chainOf(answer(links));
    const drawn = drawnChainOf(chain);
    expect(drawn.grouped).toBe(true);
    expect(drawn.nodes.length).toBeLessThanOrEqual(DRAWN_NODES_MAX);
    expect(drawn.nodes.reduce((sum, { count }) => sum + count, 0)).toBe(chain.nodes.length);
    expect(drawn.nodes.some(({ isStart, count }) => isStart && count === 1)).toBe(true);
  });

  it('are drawn one by one up to the limit', () => {
    const chain = chainOf(answer(wide.slice(0, DRAWN_NODES_MAX - 1)));
    expect(drawnChainOf(chain)).toMatchObject({ grouped: false, total: DRAWN_NODES_MAX });
  });
});

describe('the layout', () => {
  const nodes = ['a', 'b', 'c', 'd', 'e', 'f'].map((id, i) => ({
    id,
    level: [0, 1, 1, 1, 2, 3][i] ?? 0,
    width: 270,
    height: 130,
  }));
  const pairs = ['ab', 'ac', 'ad', 'be', 'ce', 'de', 'ef', 'af'];
  const edges = pairs.map((pair) => ({
    id: pair,
    from: pair[0] ?? '',
    to: pair[1] ?? '',
    width: 300,
    height: 60,
  }));
  const layout = layoutChain(nodes, edges);
  const boxes = [
    ...nodes.map((node) => ({ ...layout.nodes.get(node.id)!, width: node.width, height: node.height })),
    ...edges.map((edge) => ({ ...layout.labels.get(edge.id)!, width: edge.width, height: edge.height })),
  ];

  it('covers nothing with anything', () => {
    const overlaps = boxes.flatMap((a, i) =>
      boxes.slice(i + 1).filter((b) => {
        const apart = a.x + a.width <= b.x || b.x + b.width <= a.x;
        return !apart && a.y < b.y + b.height && b.y < a.y + a.height;
      }),
    );
    expect(overlaps).toEqual([]);
  });

  it('stays inside of the size it states', () => {
    expect(Math.min(...boxes.map(({ x }) => x))).toBeGreaterThanOrEqual(0);
    expect(Math.max(...boxes.map(({ x, width }) => x + width))).toBeLessThanOrEqual(layout.width + 1e-6);
    expect(Math.max(...boxes.map(({ y, height }) => y + height))).toBeLessThanOrEqual(layout.height + 1e-6);
  });

  it('draws every level in a row of its own, the start at the bottom', () => {
    const tops = nodes.map(({ id }) => layout.nodes.get(id)?.y ?? 0);
    const rows = layout.rows.map(({ y, height }) => [y, y + height] as const);
    const inOwnRow = nodes.map(({ level }, i) => {
      const [top, bottom] = rows[level] ?? [0, 0];
      return (tops[i] ?? 0) >= top && (tops[i] ?? 0) < bottom;
    });
    expect(inOwnRow).toEqual(nodes.map(() => true));
    expect(rows.map(([top]) => top)).toEqual(rows.map(([top]) => top).sort((a, b) => b - a));
  });

  it('leads a line that closes a circle around everything, back to its end', () => {
    const circle = layoutChain(
      ['x', 'y'].map((id, level) => ({ id, level, width: 100, height: 50 })),
      ['xy', 'yx'].map((id) => ({ id, from: id[0] ?? '', to: id[1] ?? '', width: 140, height: 20 })),
    );
    const turns = circle.routes.get('yx')?.slice(1) ?? [];
    expect(turns).toHaveLength(2);
    expect(turns.every(({ x }) => x > 140 && x <= circle.width)).toBe(true);
    expect(turns[1]?.y).toBeGreaterThan((circle.nodes.get('x')?.y ?? 0) + 50);
    expect(turns[1]?.y).toBeLessThanOrEqual(circle.height);
  });

  it('stands a single chain straight above its start', () => {
    const chain = layoutChain(
      ['x', 'y', 'z'].map((id, level) => ({ id, level, width: 100, height: 50 })),
      ['xy', 'yz'].map((id) => ({ id, from: id[0] ?? '', to: id[1] ?? '', width: 140, height: 20 })),
    );
    expect(new Set([...chain.nodes.values()].map(({ x }) => x)).size).toBe(1);
  });
});

describe('what was known then', () => {
  const gap = (code: string) => ({
    code,
    severity: 'GAP' as const,
    message: null,
    evidence: [],
    at: { from: null, to: null },
  });
  const then = (knownAt: number, ...codes: string[]) =>
    nothingRecordedThen({ verdict: 'NOT_TRACEABLE', knownAt, gaps: codes.map(gap) } as never);

  it('was nothing while the log was empty, and while no certificate of the asset was recorded', () => {
    expect([then(-1), then(7, 'NEVER_CALIBRATED')]).toEqual([true, true]);
  });

  it('was a fault where one was recorded', () => {
    expect([then(7, 'REFERENCE_REVOKED'), then(7, 'NEVER_CALIBRATED', 'REFERENCE_REVOKED'), then(7)]).toEqual(
      [false, false, false],
    );
  });
});

describe('numbers of results', () => {
  it.each([
    [[0], '1'],
    [[2, 0, 1], '1–3'],
    [[0, 1, 4, 4], '1–2, 5'],
  ])('%j are written %s', (indexes, text) => {
    expect(resultsText(indexes)).toBe(text);
  });
});
