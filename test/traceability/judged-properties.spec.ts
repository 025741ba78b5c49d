/**
 * Goal: what must hold of a judged trace whatever the rules are: it follows from what was recorded, not from when or
 * how often it came; the past does not know the future; judging adds to the walk and never takes away; the same
 * values in other units are the same facts; nothing that was accepted makes it fail. Method: random worlds of
 * accepted events, judged against themselves. A failure prints its seed; SUYUAN_SEED and SUYUAN_RUNS as elsewhere.
 */
import fc from 'fast-check';
import type { RecordedEvent } from '@suyuan/domain';
import {
  CalibrationGraph,
  dossierOf,
  graphFactOf,
  issuingAmong,
  judgeTrace,
  type Trace,
} from '@suyuan/traceability';
import { runsOr } from '../support/runs';
import { expectSame } from './answers-to-compare';
import { logOf, streams } from './event-worlds';
import { ASKED, ASSETS, DAYS } from './posted-calibrations';
import { inOtherUnits } from './rewrite-units';

const seed = Number(process.env['SUYUAN_SEED'] ?? 20_26);
const numRuns = runsOr(100);
const parameters = { seed, numRuns };

const log = streams.chain(logOf);

function graphOf(events: readonly RecordedEvent[]): CalibrationGraph {
  const graph = new CalibrationGraph();
  for (const event of events) {
    const fact = graphFactOf(event);
    if (fact !== null) graph.learn(fact);
  }
  return graph;
}

/** What was walked and what was judged, of every certificate and of every asset on some days. */
function allTraces(
  events: readonly RecordedEvent[],
  knownAt: number,
  graph: CalibrationGraph = graphOf(events),
): { walked: Trace; judged: Trace }[] {
  const known = events.filter(({ position }) => position <= knownAt);
  const certificates = known.flatMap((event) =>
    event.type === 'CalibrationRecorded' ? [event.data.id] : [],
  );
  const registered = known.flatMap((event) => (event.type === 'AssetRegistered' ? [event.data.id] : []));
  const assets = ASSETS.filter((id) => registered.includes(id));
  const questions = assets.flatMap((asset) =>
    ASKED.flatMap((quantity) =>
      [DAYS[2]!, DAYS[5]!].map((on) => ({ asset, quantity, on, range: null, knownAt })),
    ),
  );
  const dossier = dossierOf(events, knownAt, issuingAmong(events, knownAt));
  const walks = [
    ...certificates.sort().map((certificate) => graph.traceCertificate({ certificate, knownAt })),
    ...questions.map((question) => graph.traceAsset(question)),
  ];
  return walks.map((walked) => ({ walked, judged: judgeTrace(walked, dossier) }));
}

const judgedOf = (events: readonly RecordedEvent[], knownAt: number, graph?: CalibrationGraph): Trace[] =>
  allTraces(events, knownAt, graph).map(({ judged }) => judged);

describe('judged traces', () => {
  it('are the same for every order that keeps each stream, and however often the graph hears of it', () => {
    const twice = streams.chain((world) => {
      const logs = fc.tuple(logOf(world), logOf(world));
      return logs.chain(([one, other]) =>
        fc.tuple(fc.constant(one), fc.constant(other), fc.shuffledSubarray([...other, ...other])),
      );
    });
    fc.assert(
      fc.property(twice, ([one, other, again]) => {
        const knownAt = one.length;
        expectSame(judgedOf(other, knownAt, graphOf([...again, ...other, ...again])), judgedOf(one, knownAt));
      }),
      parameters,
    );
  });

  it('as known at a position are those of a log that ends there', () => {
    fc.assert(
      fc.property(log, fc.double({ min: 0, max: 1, noNaN: true }), (events, part) => {
        const knownAt = Math.ceil(part * events.length);
        expectSame(judgedOf(events, knownAt), judgedOf(events.slice(0, knownAt), knownAt));
      }),
      parameters,
    );
  });

  it('hold what the walk found, and their verdict is that of all findings', () => {
    fc.assert(
      fc.property(log, (events) => {
        const traces = allTraces(events, events.length);
        expect(traces.flatMap(lostByJudging)).toEqual([]);
        expect(traces.map(({ judged }) => judged.verdict)).toEqual(
          traces.map(({ judged }) => verdictBy(judged)),
        );
        const failing = traces.map(({ judged }) => judged.firstFailing);
        expect(failing.every((each, at) => each === null || traces[at]!.judged.findings.includes(each))).toBe(
          true,
        );
        const sound = ['TRACEABLE', 'TRACEABLE_WITH_REMARKS'];
        expect(failing.map((each) => each === null)).toEqual(
          traces.map(({ judged }) => sound.includes(judged.verdict)),
        );
      }),
      parameters,
    );
  });

  it('are the same where the same values are said in other units', () => {
    const some = log.chain((events) => fc.tuple(fc.constant(events), fc.subarray(events)));
    fc.assert(
      fc.property(some, ([events, changed]) => {
        const said = events.map((event) =>
          changed.includes(event) ? ({ ...event, ...inOtherUnits(event) } as RecordedEvent) : event,
        );
        expectSame(judgedOf(said, events.length), judgedOf(events, events.length));
      }),
      parameters,
    );
  });

  it('come of worlds in which the rules of every kind speak, and some traces are sound', () => {
    const seen = new Set<string>();
    for (const events of fc.sample(log, { seed, numRuns: 150 })) {
      for (const { judged } of allTraces(events, events.length)) {
        seen.add(judged.verdict);
        for (const { code } of judged.findings) seen.add(code);
      }
    }
    expect(SPOKEN.filter((each) => !seen.has(each))).toEqual([]);
  });
});

/** Links and findings of the walk that the judged trace lacks. */
function lostByJudging({ walked, judged }: { walked: Trace; judged: Trace }): string[] {
  return [
    ...missing(walked.findings, judged.findings),
    ...walked.links.flatMap((link, index) => {
      const { findings = [], ...other } = judged.links[index] ?? {};
      const { findings: own, ...rest } = link;
      return JSON.stringify(other) === JSON.stringify(rest) ? missing(own, findings) : ['another link'];
    }),
  ];
}

/** Findings of the first list that the second lacks, each counted; judging adds which result a finding is of. */
function missing(before: readonly Told[], after: readonly Told[]): string[] {
  const left = after.map(textOf);
  return before.flatMap((finding) => {
    const text = textOf(finding);
    const at = left.indexOf(text);
    if (at < 0) return [text];
    left.splice(at, 1);
    return [];
  });
}

type Told = Trace['links'][number]['findings'][number] & { at?: object };

const textOf = ({ code, severity, evidence, at }: Told): string =>
  JSON.stringify([code, severity, evidence, at]);

/** DESIGN.md section 5, written once more. */
function verdictBy({ findings, complete }: Trace): string {
  const severities = new Set<string>(findings.map(({ severity }) => severity));
  if (severities.has('GAP')) return 'NOT_TRACEABLE';
  if (severities.has('UNDECIDED') || !complete) return 'CANNOT_SAY';
  return severities.has('REMARK') ? 'TRACEABLE_WITH_REMARKS' : 'TRACEABLE';
}

const SPOKEN = [
  'NOT_TRACEABLE',
  'CANNOT_SAY',
  'TRACEABLE_WITH_REMARKS',
  'TRACEABLE',
  'NEVER_CALIBRATED',
  'PENDING_REFERENCE',
  'CYCLE',
  'RANGE_NOT_COVERED',
  'QUANTITY_MISMATCH',
  'REFERENCE_NOT_YET_CALIBRATED',
  'REFERENCE_EXPIRED_AT_USE',
  'REFERENCE_REVOKED',
  'REFERENCE_NONCONFORMING',
  'REFERENCE_ISOLATED',
  'REFERENCE_REPAIRED_SINCE',
  'REFERENCE_VALUE_RESTATED',
  'STANDARD_EXAM_MISSING',
  'STANDARD_EXAM_LAPSED',
  'LAB_OUT_OF_SCOPE',
  'LAB_SUSPENDED',
  'LAB_NOT_AUTHORISED',
  'CMC_UNDETERMINED',
  'U_BELOW_CMC',
  'U_OVERPRECISE',
  'U_NOT_GREATER_THAN_REFERENCE',
  'U_RATIO_EXCEEDED',
  'LEVEL_INVERTED',
  'LEVEL_SKIPPED',
  'METHOD_SUPERSEDED',
  'CONDITION_OUT_OF_LIMITS',
  'RAW_DATA_MISSING',
  'NO_DECISION_RULE',
  'VERDICT_INCONSISTENT',
  'CRM_EXPIRED',
  'CRM_BATCH_UNKNOWN',
];
