import { setImmediate as nextTurn } from 'node:timers/promises';
import {
  impactCaseStatus,
  impactCaseStream,
  type ImpactGrade,
  type NonconformityFound,
} from '@suyuan/domain';
import type { StreamEvent } from '@suyuan/read-model';
import { gradeAlongTrace, type FindingOutcome, type Trace } from '@suyuan/traceability';
import type { SetAside } from '../graph/set-aside';
import { addAsset } from '../judging/rests-on';
import type { StreamHistories } from '../judging/stream-histories';
import type { TraceJudge } from '../judging/trace-judge';

type Nonconformity = NonconformityFound['data'];

/** What became of the findings that a judged trace's references were out of tolerance, by the id of the finding. */
export async function findingOutcomesOf(
  trace: Trace,
  histories: StreamHistories,
  judge: TraceJudge,
  setAside: SetAside,
): Promise<Map<string, FindingOutcome>> {
  const { knownAt } = trace;
  const found = await nonconformitiesOf(trace, histories);
  const outcomes = new Map<string, FindingOutcome>();
  if (found.length === 0) return outcomes;
  const dossier = await judge.dossierFor(trace);
  const streams = found.map(({ impactCase }) => impactCaseStream(impactCase));
  const cases = byStream(await histories.of(streams, knownAt));
  for (const finding of found) {
    const { id, impactCase } = finding;
    const stream = impactCaseStream(impactCase);
    // Of a case whose later steps wait nobody can say how far it is: it stays open and ungraded.
    if (setAside.touches([stream], knownAt)) continue;
    // The case is opened after the finding, so at the position between the two there is none yet: it stays open.
    const steps = cases.get(stream) ?? [];
    const closed = impactCaseStatus(steps.map(({ type }) => type)) === 'CLOSED';
    // What somebody decided about the case counts; until then, what the figures say of this certificate.
    const grade = statedGrade(steps) ?? gradeAlongTrace(trace, finding, dossier)?.grade ?? null;
    outcomes.set(id, { impactCase, state: closed ? 'CLOSED' : 'OPEN', grade });
    await nextTurn();
  }
  return outcomes;
}

function byStream(events: readonly StreamEvent[]): Map<string, StreamEvent[]> {
  const streams = new Map<string, StreamEvent[]>();
  for (const event of events) {
    const known = streams.get(event.stream);
    if (known) known.push(event);
    else streams.set(event.stream, [event]);
  }
  return streams;
}

async function nonconformitiesOf(trace: Trace, histories: StreamHistories): Promise<Nonconformity[]> {
  const told = trace.findings.filter(({ code }) => code === 'REFERENCE_NONCONFORMING');
  if (told.length === 0) return [];
  const ids = new Set(told.flatMap(({ evidence }) => evidence));
  const places = new Set(told.map(({ at }) => placeOf(at)));
  const assetOf = new Map(trace.walked.map(({ id, asset }) => [id, asset]));
  const streams = new Set<string>();
  for (const { asset, from, to } of trace.links) {
    if (!places.has(placeOf({ from, to }))) continue;
    const walked = to === null ? null : assetOf.get(to);
    if (typeof asset === 'string') addAsset(streams, asset);
    if (walked) addAsset(streams, walked);
  }
  return (await histories.of(streams, trace.knownAt)).flatMap((event) =>
    event.type === 'NonconformityFound' && ids.has(event.data.id) ? [event.data] : [],
  );
}

const placeOf = ({ from, to }: { from: string | null; to: string | null }): string =>
  JSON.stringify([from, to]);

/** The grade that somebody gave last; null while nobody did. */
function statedGrade(steps: readonly StreamEvent[]): ImpactGrade | null {
  const grades = steps.flatMap((event) =>
    event.type === 'ImpactCaseAssessed' && event.data.grade !== null ? [event.data.grade] : [],
  );
  return grades.at(-1) ?? null;
}
