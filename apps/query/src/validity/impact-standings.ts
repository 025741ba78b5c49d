import {
  ASSET_KINDS,
  assetStream,
  impactCaseStatus,
  impactCaseStream,
  type ImpactGrade,
  type NonconformityFound,
} from '@suyuan/domain';
import type { StreamEvent } from '@suyuan/read-model';
import { gradeAlongTrace, type ImpactStanding, type Trace } from '@suyuan/traceability';
import type { StreamHistories } from '../judging/stream-histories';
import type { TraceJudge } from '../judging/trace-judge';

type Nonconformity = NonconformityFound['data'];

/** What became of the findings that a judged trace's references were out of tolerance, by the id of the finding. */
export async function impactStandingsOf(
  trace: Trace,
  histories: StreamHistories,
  judge: TraceJudge,
): Promise<Map<string, ImpactStanding>> {
  const { knownAt } = trace;
  const known = async (streams: Iterable<string>): Promise<StreamEvent[]> =>
    (await histories.of(streams, knownAt)).filter(({ position }) => position <= knownAt);
  const found = await nonconformitiesOf(trace, known);
  if (found.length === 0) return new Map();
  const dossier = await judge.dossierFor(trace);
  const cases = await known(found.map(({ impactCase }) => impactCaseStream(impactCase)));
  return new Map(
    found.map((finding) => {
      const { id, impactCase } = finding;
      const steps = cases.filter(({ stream }) => stream === impactCaseStream(impactCase));
      const closed = impactCaseStatus(steps.map(({ type }) => type)) === 'CLOSED';
      // What somebody decided about the case counts; until then, what the figures say of this certificate.
      const grade = statedGrade(steps) ?? gradeAlongTrace(trace, finding, dossier)?.grade ?? null;
      return [id, { impactCase, state: closed ? 'CLOSED' : 'OPEN', grade }];
    }),
  );
}

async function nonconformitiesOf(
  trace: Trace,
  known: (streams: Iterable<string>) => Promise<StreamEvent[]>,
): Promise<Nonconformity[]> {
  const told = trace.findings.filter(({ code }) => code === 'REFERENCE_NONCONFORMING');
  if (told.length === 0) return [];
  const ids = new Set(told.flatMap(({ evidence }) => evidence));
  const links = trace.links.filter((link) =>
    told.some(({ at }) => at.from === link.from && at.to === link.to),
  );
  const assets = new Set<string>();
  for (const { asset, to } of links) {
    const walked = trace.walked.find(({ id }) => id === to)?.asset;
    if (typeof asset === 'string') assets.add(asset);
    if (walked) assets.add(walked);
  }
  const streams = [...assets].flatMap((id) => ASSET_KINDS.map((kind) => assetStream(kind, id)));
  return (await known(streams)).flatMap((event) =>
    event.type === 'NonconformityFound' && ids.has(event.data.id) ? [event.data] : [],
  );
}

/** The grade that somebody gave last; null while nobody did. */
function statedGrade(steps: readonly StreamEvent[]): ImpactGrade | null {
  const grades = steps.flatMap((event) =>
    event.type === 'ImpactCaseAssessed' && event.data.grade !== null ? [event.data.grade] : [],
  );
  return grades.at(-1) ?? null;
}
