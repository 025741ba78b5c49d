/**
 * Goal: the real graph, with its typed arrays and binary searches, gives exactly the answers of the naive model.
 * Method: random worlds, learnt in a random order with repetitions; every trace and every impact one can ask of
 * such a world, as known at several positions, compared field by field. fast-check prints the seed of a failure;
 * run it again with SUYUAN_SEED, and longer with SUYUAN_RUNS.
 */
import fc from 'fast-check';
import { CalibrationGraph, type GraphFact } from '@suyuan/traceability';
import {
  assetQuestions,
  certificatesOf,
  comparableImpact,
  comparableTrace,
  expectSame,
  impactQuestions,
  positionsOf,
} from './answers-to-compare';
import { runsOr } from '../support/runs';
import { impactOfAsset, impactOfCertificate, resultsCarrying } from './naive-impact';
import { traceAsset, traceCertificate } from './naive-trace';
import { deliveries, QUANTITIES, world } from './worlds';

const NUMBER_OF_WORLDS = runsOr(250);
const parameters = {
  numRuns: NUMBER_OF_WORLDS,
  ...(process.env['SUYUAN_SEED'] === undefined ? {} : { seed: Number(process.env['SUYUAN_SEED']) }),
};

function learnt(facts: GraphFact[]): CalibrationGraph {
  const graph = new CalibrationGraph();
  for (const fact of facts) graph.learn(fact);
  return graph;
}

/** A world as recorded, and as it was delivered. */
const learning = world.chain((facts) => fc.tuple(fc.constant(facts), deliveries(facts)));

describe('the graph of a random world', () => {
  it('traces every certificate as the naive model does', () => {
    fc.assert(
      fc.property(learning, ([facts, delivered]) => {
        const graph = learnt(delivered);
        for (const k of positionsOf(facts)) {
          for (const certificate of certificatesOf(facts, k)) {
            const question = { certificate, knownAt: k };
            expectSame(
              { question, trace: comparableTrace(graph.traceCertificate(question)) },
              { question, trace: comparableTrace(traceCertificate(facts, question)) },
            );
          }
        }
      }),
      parameters,
    );
  });

  it('traces every asset, quantity, range and day as the naive model does', () => {
    fc.assert(
      fc.property(learning, ([facts, delivered]) => {
        const graph = learnt(delivered);
        for (const k of positionsOf(facts)) {
          for (const question of assetQuestions(facts, k)) {
            expectSame(
              { question, trace: comparableTrace(graph.traceAsset(question)) },
              { question, trace: comparableTrace(traceAsset(facts, question)) },
            );
          }
        }
      }),
      parameters,
    );
  });

  it('finds the impact of every certificate as the naive model does', () => {
    fc.assert(
      fc.property(learning, ([facts, delivered]) => {
        const graph = learnt(delivered);
        for (const k of positionsOf(facts)) {
          for (const certificate of certificatesOf(facts, k)) {
            const question = { certificate, knownAt: k };
            expectSame(
              { question, ...comparableImpact(graph.impactOfCertificate(question)) },
              { question, ...impactOfCertificate(facts, question) },
            );
          }
        }
      }),
      parameters,
    );
  });

  it('finds the impact of every asset in every window as the naive model does', () => {
    fc.assert(
      fc.property(learning, ([facts, delivered]) => {
        const graph = learnt(delivered);
        for (const k of positionsOf(facts)) {
          for (const question of impactQuestions(facts, k)) {
            expectSame(
              { question, ...comparableImpact(graph.impactOfAsset(question)) },
              { question, ...impactOfAsset(facts, question) },
            );
          }
        }
      }),
      parameters,
    );
  });

  it('carries an error of one quantity to the results that the naive model finds', () => {
    let arrivals = 0;
    fc.assert(
      fc.property(learning, ([facts, delivered]) => {
        const graph = learnt(delivered);
        for (const k of positionsOf(facts)) {
          for (const window of impactQuestions(facts, k)) {
            const impact = graph.impactOfAsset({ ...window, from: null, to: null, quantity: null });
            for (const quantity of QUANTITIES) {
              const question = { ...window, quantity };
              const carried = impact.carriedBy(question);
              for (let index = 0; index < impact.size; index += 1) {
                const { certificate } = impact.item(index);
                const results = carried.resultsOf(index);
                arrivals += results.length;
                expectSame(
                  { question, certificate, results },
                  { question, certificate, results: resultsCarrying(facts, certificate, question) },
                );
              }
            }
          }
        }
      }),
      { ...parameters, numRuns: Math.ceil(NUMBER_OF_WORLDS / 5) },
    );
    expect(arrivals).toBeGreaterThan(0);
  });
});
