/**
 * Goal: what is in force of a part, what names parts leads to, and what later certificates say against earlier ones, is in
 * the graph what the naive model finds. Method: random worlds with parts, learnt in a random order with repetitions; every
 * trace of every part, every trace and impact of a certificate, compared field by field.
 */
import fc from 'fast-check';
import { CalibrationGraph, type GraphFact } from '@suyuan/traceability';
import { runsOr } from '../support/runs';
import {
  assetQuestions,
  certificatesOf,
  comparableImpact,
  comparableTrace,
  expectSame,
  positionsOf,
} from './answers-to-compare';
import { impactOfCertificate } from './naive-impact';
import { knownAt } from './naive-known';
import { speakingAgainst } from './naive-newer';
import { traceAsset, traceCertificate } from './naive-trace';
import { partedWorld, PARTS } from './parted-worlds';
import { deliveries } from './worlds';

const numRuns = Math.ceil(runsOr(250) / 2);

function learnt(facts: GraphFact[]): CalibrationGraph {
  const graph = new CalibrationGraph();
  for (const fact of facts) graph.learn(fact);
  return graph;
}

const learning = partedWorld.chain((facts) => fc.tuple(fc.constant(facts), deliveries(facts)));

describe('the graph of a random world with parts', () => {
  it('traces every part of every asset as the naive model does', () => {
    let different = 0;
    fc.assert(
      fc.property(learning, ([facts, delivered]) => {
        const graph = learnt(delivered);
        const k = facts.length;
        for (const whole of assetQuestions(facts, k)) {
          const ofWhole = graph.traceStart(whole);
          for (const part of PARTS) {
            const question = { ...whole, part };
            const trace = graph.traceAsset(question);
            if (trace.start !== ofWhole) different += 1;
            expectSame(
              { question, trace: comparableTrace(trace) },
              { question, trace: comparableTrace(traceAsset(facts, question)) },
            );
          }
        }
      }),
      { numRuns, seed: 20_26 },
    );
    expect(different).toBeGreaterThan(100);
  });

  it('traces and follows every certificate as the naive model does', () => {
    let told = 0;
    fc.assert(
      fc.property(learning, ([facts, delivered]) => {
        const graph = learnt(delivered);
        for (const k of positionsOf(facts)) {
          for (const certificate of certificatesOf(facts, k)) {
            const question = { certificate, knownAt: k };
            const trace = graph.traceCertificate(question);
            if (trace.findings.some(({ code }) => code === 'REFERENCE_FAILED_SINCE')) told += 1;
            expectSame(
              { question, trace: comparableTrace(trace) },
              { question, trace: comparableTrace(traceCertificate(facts, question)) },
            );
            expectSame(
              { question, ...comparableImpact(graph.impactOfCertificate(question)) },
              { question, ...impactOfCertificate(facts, question) },
            );
          }
        }
      }),
      { numRuns, seed: 20_26 },
    );
    expect(told).toBeGreaterThan(0);
  });

  it('finds what later certificates say against the one in force', () => {
    let told = 0;
    fc.assert(
      fc.property(learning, ([facts, delivered]) => {
        const graph = learnt(delivered);
        const k = facts.length;
        const known = knownAt(facts, k);
        for (const whole of assetQuestions(facts, k)) {
          for (const part of PARTS) {
            const question = { ...whole, part };
            const start = graph.traceStart(question);
            if (start === null) continue;
            const certificate = known.certificates.find(({ id }) => id === start)!;
            const found = graph.newerFindings(start, question).map((each) => each.certificate);
            const { quantity, range } = question;
            // The naive one asks for days before; the day itself counts for a question.
            const dayAfter = `${question.on}x`;
            const expected = speakingAgainst(known, certificate, { quantity, range, part }, dayAfter);
            told += found.length;
            expectSame({ question, found }, { question, found: expected });
          }
        }
      }),
      { numRuns, seed: 20_26 },
    );
    expect(told).toBeGreaterThan(50);
  });
});
