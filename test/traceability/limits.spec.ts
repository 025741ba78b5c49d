/** Goal: a walk that meets its limit says so, and one that just fits does not. Method: walks of exactly that many. */
import { atOnce, CalibrationGraph, type CertificateFact, type ReferenceFact } from '@suyuan/traceability';
import type { GraphStore } from '../../libs/traceability/src/graph/graph-store';
import { IMPACT_RESULTS_MAX, walkDownInSteps } from '../../libs/traceability/src/walk/reach';
import { TRACE_LINKS_MAX } from '../../libs/traceability/src/walk/walk-up';

const reference = (asset: string): ReferenceFact => ({
  asset,
  certificate: null,
  quantity: 'mass',
  role: 'MAIN',
  range: null,
  external: null,
});

const certificate = (
  position: number,
  id: string,
  asset: string,
  references: ReferenceFact[],
): CertificateFact => ({
  kind: 'CERTIFICATE',
  position,
  id,
  issuer: 'lab',
  number: id,
  asset,
  certificateKind: 'CALIBRATION',
  performedOn: position === 0 ? '2020-01-01' : '2021-01-01',
  issuedOn: '2021-01-01',
  validUntil: null,
  replaces: null,
  results: [{ quantity: 'mass', range: { lo: 1, hi: 1 }, references }],
  references: [],
});

describe('a trace', () => {
  it.each([0, 1])('of as many links as are followed, and %i more', (more) => {
    const graph = new CalibrationGraph();
    const names = Array.from({ length: TRACE_LINKS_MAX + more }, (_, index) => reference(`nobody-${index}`));
    graph.learn(certificate(0, 'c', 'a', names));
    const trace = graph.traceCertificate({ certificate: 'c', knownAt: 0 });
    expect(trace.links).toHaveLength(TRACE_LINKS_MAX);
    expect([trace.complete, trace.limit]).toEqual(more === 0 ? [true, null] : [false, 'TRACE_LINKS_MAX']);
    expect(trace.verdict).not.toBe('TRACEABLE');
  });
});

describe('a walk down', () => {
  it.each([0, 1])('to as many results as are followed, and %i more', (more) => {
    const max = 10;
    const graph = new CalibrationGraph();
    graph.learn({
      kind: 'ASSET',
      position: 0,
      id: 'a',
      assetKind: 'STANDARD',
      tier: 'PUBLIC',
      identity: null,
      region: null,
      owner: 'lab',
    });
    graph.learn(certificate(0, 'c', 'a', []));
    const users = Array.from({ length: max - 1 + more }, (_, index) => index + 1);
    for (const user of users) graph.learn(certificate(user, `u-${user}`, `item-${user}`, [reference('a')]));
    const { store } = graph as unknown as { store: GraphStore };
    const seed = store.firstResult.at(store.certificateIds.find('c'));
    const reach = atOnce(walkDownInSteps(store, [seed], max + 1, true, undefined, max));
    expect([reach.results.length, reach.complete]).toEqual([max + more, more === 0]);
  });

  it('of a nation fits', () => {
    expect(IMPACT_RESULTS_MAX).toBe(60_000_000);
    const impact = new CalibrationGraph().impactOfCertificate({ certificate: 'c', knownAt: 0 });
    expect([impact.complete, impact.limit]).toEqual([true, null]);
  });
});
