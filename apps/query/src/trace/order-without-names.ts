import type { GapReply, TraceLinkReply } from '@suyuan/contract';
import { sortInSteps, STEP_ITEMS, type Steps } from '@suyuan/traceability';
import type { TraceAnswer } from './trace.answer';

/**
 * The same answer in an order that does not follow from the ids of hidden certificates: the walk puts equals in the order
 * of their ids, and so would tell between which ones a hidden id lies. Children stand before parents as ever; among
 * those of one level the ones that are named come first, in the order they had, then the others by their handles.
 */
export function* orderWithoutNamesInSteps(
  answer: TraceAnswer,
  handles: ReadonlyMap<string, string>,
): Steps<TraceAnswer> {
  if (handles.size === 0) return answer;
  const walked = Object.keys(answer.certificates);
  const level = yield* levelsOf(walked, answer.links);
  const place = new Map(walked.map((id, index) => [id, index]));
  const ordered = yield* sortInSteps([...walked], (one, other) => {
    const byLevel = (level.get(one) as number) - (level.get(other) as number);
    if (byLevel !== 0) return byLevel;
    const [hidden, otherHidden] = [handles.get(one), handles.get(other)];
    if (hidden === undefined && otherHidden === undefined)
      return (place.get(one) as number) - (place.get(other) as number);
    if (hidden === undefined || otherHidden === undefined) return hidden === undefined ? -1 : 1;
    return hidden < otherHidden ? -1 : 1;
  });
  const rank = new Map(ordered.map((id, index) => [id, index]));
  const rankOf = (id: string | null): number => (id === null ? -1 : (rank.get(id) ?? ordered.length));
  const byStart = <T extends { from: string | null; to: string | null }>(one: T, other: T): number =>
    rankOf(one.from) - rankOf(other.from);
  const gaps = (list: GapReply[]): Steps<GapReply[]> =>
    sortInSteps([...list], (one, other) => byStart(one.at, other.at));
  const certificates = Object.create(null) as TraceAnswer['certificates'];
  for (const id of ordered) certificates[id] = answer.certificates[id] as TraceAnswer['certificates'][string];
  const { asKnownThen: then } = answer;
  return {
    ...answer,
    certificates,
    links: yield* sortInSteps([...answer.links], byStart),
    roots: yield* sortInSteps([...answer.roots], (one, other) => rankOf(one) - rankOf(other)),
    gaps: yield* gaps(answer.gaps),
    asKnownThen: then && { ...then, gaps: yield* gaps(then.gaps) },
    uncertainties: yield* sortInSteps(
      [...answer.uncertainties],
      (one, other) => rankOf(one.certificate) - rankOf(other.certificate),
    ),
  };
}

/**
 * The greatest number of links from the start to each certificate. On a circle there is none: what stands on one, or
 * behind one, comes last, and all of it together, so that the ids on it put nothing before anything.
 */
function* levelsOf(
  walked: readonly string[],
  links: readonly TraceLinkReply[],
): Steps<ReadonlyMap<string, number>> {
  const above = new Map<string, string[]>(walked.map((id) => [id, []]));
  const below = new Map<string, number>(walked.map((id) => [id, 0]));
  let seen = 0;
  for (const { from, to } of links) {
    if ((seen += 1) % STEP_ITEMS === 0) yield;
    if (to === null || !below.has(to)) continue;
    above.get(from)?.push(to);
    below.set(to, (below.get(to) as number) + 1);
  }
  const level = new Map<string, number>();
  const ready = walked.filter((id) => below.get(id) === 0);
  for (const id of ready) level.set(id, 0);
  for (let index = 0; index < ready.length; index += 1) {
    if (index % STEP_ITEMS === STEP_ITEMS - 1) yield;
    const id = ready[index] as string;
    for (const to of above.get(id) as string[]) {
      level.set(to, Math.max(level.get(to) ?? 0, (level.get(id) as number) + 1));
      const waiting = (below.get(to) as number) - 1;
      below.set(to, waiting);
      if (waiting === 0) ready.push(to);
    }
  }
  for (const id of walked) if (below.get(id) !== 0) level.set(id, walked.length);
  return level;
}
