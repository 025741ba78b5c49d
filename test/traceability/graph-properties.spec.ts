/**
 * Goal: what must hold of the graph whatever it computes: its answers depend on the facts alone, not on when or
 * how often they came; downstream is upstream read backwards; the past does not know the future. Method: random
 * worlds, the real graph against itself. fast-check prints the seed of a failure.
 */
import fc from 'fast-check';
import { CalibrationGraph, type GraphFact } from '@suyuan/traceability';
import { runsOr } from '../support/runs';
import {
  assetQuestions,
  assetsOf,
  certificatesOf,
  comparableImpact,
  expectSame,
  impactQuestions,
  positionsOf,
} from './answers-to-compare';
import { isAdmitted } from './naive-admission';
import { knownAt } from './naive-known';
import { deliveries, world } from './worlds';

const parameters = { numRuns: runsOr(150) };

function learnt(facts: GraphFact[]): CalibrationGraph {
  const graph = new CalibrationGraph();
  for (const fact of facts) graph.learn(fact);
  return graph;
}

/** All that the graph can be asked as known at k. */
function everyAnswer(graph: CalibrationGraph, facts: GraphFact[], k: number): unknown[] {
  const certificates = certificatesOf(facts, k).map((certificate) => ({ certificate, knownAt: k }));
  return [
    ...certificates.map((question) => graph.traceCertificate(question)),
    ...assetQuestions(facts, k)
      .filter((question) => question.range === null)
      .map((question) => graph.traceAsset(question)),
    ...certificates.map((question) => comparableImpact(graph.impactOfCertificate(question))),
    ...impactQuestions(facts, k).map((question) => comparableImpact(graph.impactOfAsset(question))),
  ];
}

describe('the answers of a graph', () => {
  it('do not depend on the order or the number of times in which facts are learnt', () => {
    const twice = world.chain((facts) => fc.tuple(fc.constant(facts), deliveries(facts), deliveries(facts)));
    fc.assert(
      fc.property(twice, ([facts, one, other]) => {
        const k = facts.length;
        expectSame(everyAnswer(learnt(one), facts, k), everyAnswer(learnt(other), facts, k));
      }),
      parameters,
    );
  });

  it('do not change when asked again after other facts have come', () => {
    const parted = world.chain((facts) =>
      fc.tuple(fc.constant(facts), fc.integer({ min: 1, max: facts.length })),
    );
    fc.assert(
      fc.property(parted, ([facts, k]) => {
        const graph = learnt(facts.slice(0, k));
        const before = everyAnswer(graph, facts, k);
        for (const fact of facts.slice(k)) graph.learn(fact);
        expectSame(everyAnswer(graph, facts, k), before);
      }),
      parameters,
    );
  });

  it('as known at k are those of a graph that was fed only the facts up to k', () => {
    fc.assert(
      fc.property(
        world.chain((facts) => fc.tuple(fc.constant(facts), deliveries(facts))),
        ([facts, delivered]) => {
          const all = learnt(delivered);
          for (const k of positionsOf(facts)) {
            const upToK = learnt(delivered.filter((fact) => fact.position <= k));
            expectSame(everyAnswer(all, facts, k), everyAnswer(upToK, facts, k));
          }
        },
      ),
      parameters,
    );
  });
});

describe('admission', () => {
  it('is what the naive model says at every position, in whatever order it was learnt', () => {
    fc.assert(
      fc.property(
        world.chain((facts) => fc.tuple(fc.constant(facts), deliveries(facts))),
        ([facts, delivered]) => {
          const graph = learnt(delivered);
          for (let k = 1; k <= facts.length; k += 1) {
            const known = knownAt(facts, k);
            for (const certificate of known.certificates) {
              for (const { quantity } of certificate.results) {
                const told = { certificate: certificate.id, quantity, k };
                const admitted = graph.isAdmitted(certificate.id, k, quantity);
                expectSame(
                  { ...told, admitted },
                  { ...told, admitted: isAdmitted(known, certificate, quantity) },
                );
              }
            }
          }
        },
      ),
      parameters,
    );
  });

  it('of a certificate that names its asset by id grows with the position and never shrinks', () => {
    let admissions = 0;
    fc.assert(
      fc.property(
        world.chain((facts) => fc.tuple(fc.constant(facts), deliveries(facts))),
        ([facts, delivered]) => {
          const graph = learnt(delivered);
          for (const fact of facts) {
            if (fact.kind !== 'CERTIFICATE' || typeof fact.asset !== 'string') continue;
            const seen = facts.map((_, index) => graph.admittedAt(fact.id, index + 1));
            const first = seen.findIndex((position) => position !== null);
            if (first === -1) continue;
            admissions += 1;
            expect(seen.slice(first)).toEqual(seen.slice(first).map(() => first + 1));
          }
        },
      ),
      parameters,
    );
    expect(admissions).toBeGreaterThan(0);
  });
});

describe('the impact of a certificate', () => {
  it('holds y exactly when the MAIN links of the trace of y lead to it', () => {
    fc.assert(
      fc.property(world, (facts) => {
        const graph = learnt(facts);
        const knownAt = facts.length;
        const ids = certificatesOf(facts, knownAt);
        const reachedFrom = new Map(
          ids.map((id) => {
            const { links } = graph.traceCertificate({ certificate: id, knownAt });
            return [id, new Set(links.filter((link) => link.role === 'MAIN').map((link) => link.to))];
          }),
        );
        for (const id of ids) {
          const { items } = comparableImpact(graph.impactOfCertificate({ certificate: id, knownAt }));
          const upstream = ids.filter((other) => other !== id && reachedFrom.get(other)!.has(id));
          expect([id, items.map((item) => item.certificate).sort()]).toEqual([id, upstream.sort()]);
        }
      }),
      parameters,
    );
  });
});

describe('the impact of an asset', () => {
  it('splits over a day: before it, and after it, is together all', () => {
    fc.assert(
      fc.property(world, fc.constantFrom('2020-01-02', '2020-06-01', '2021-01-01'), (facts, day) => {
        const graph = learnt(facts);
        const knownAt = facts.length;
        for (const asset of assetsOf(facts, knownAt)) {
          const names = (from: string | null, to: string | null) =>
            comparableImpact(graph.impactOfAsset({ asset, from, to, quantity: null, knownAt })).items.map(
              (item) => item.certificate,
            );
          const union = new Set([...names(null, day), ...names(day, null)]);
          expect([...union].sort()).toEqual(names(null, null).sort());
        }
      }),
      parameters,
    );
  });

  it('tells a path whose first and last certificate are what they must be', () => {
    fc.assert(
      fc.property(world, (facts) => {
        const graph = learnt(facts);
        const knownAt = facts.length;
        for (const certificate of certificatesOf(facts, knownAt)) {
          for (const item of comparableImpact(graph.impactOfCertificate({ certificate, knownAt })).items) {
            expect(item.via).toHaveLength(item.depth);
            expect(item.via.at(-1)).toBe(certificate);
            expect(item.via).not.toContain(item.certificate);
          }
        }
      }),
      parameters,
    );
  });
});

describe('a trace', () => {
  it('links only what it lists, and names every link once', () => {
    fc.assert(
      fc.property(world, (facts) => {
        const graph = learnt(facts);
        const knownAt = facts.length;
        for (const certificate of certificatesOf(facts, knownAt)) {
          const trace = graph.traceCertificate({ certificate, knownAt });
          const ends = trace.links.flatMap((link) => (link.to === null ? [] : [link.to]));
          expect([...new Set([certificate, ...ends])].sort()).toEqual([...trace.certificates].sort());
          const names = trace.links.map((link) => `${link.from} ${link.result} ${link.reference}`);
          expect(new Set(names).size).toBe(names.length);
          expect(trace.certificates[0]).toBe(certificate);
        }
      }),
      parameters,
    );
  });
});
