import type { AnsweredGap, TraceAnswer } from './trace.answer';

/**
 * The same answer in an order that does not follow from the ids of hidden certificates: the walk puts equals in the order
 * of their ids, and so would tell between which ones a hidden id lies. Children stand before parents as ever; among
 * those of one level the ones that are named come first, in the order they had, then the others by their handles.
 */
export function orderWithoutNames(answer: TraceAnswer, handles: ReadonlyMap<string, string>): TraceAnswer {
  if (handles.size === 0) return answer;
  const walked = Object.keys(answer.certificates);
  const level = levelsOf(walked, answer);
  const place = new Map(walked.map((id, index) => [id, index]));
  const ordered = walked.toSorted((one, other) => {
    const byLevel = (level.get(one) ?? 0) - (level.get(other) ?? 0);
    if (byLevel !== 0) return byLevel;
    const [hidden, otherHidden] = [handles.get(one), handles.get(other)];
    if (hidden === undefined && otherHidden === undefined)
      return (place.get(one) ?? 0) - (place.get(other) ?? 0);
    if (hidden === undefined || otherHidden === undefined) return hidden === undefined ? -1 : 1;
    return hidden < otherHidden ? -1 : 1;
  });
  const rank = new Map(ordered.map((id, index) => [id, index]));
  const rankOf = (id: string | null): number => (id === null ? -1 : (rank.get(id) ?? ordered.length));
  const byStart = <T extends { from: string | null; to: string | null }>(one: T, other: T): number =>
    rankOf(one.from) - rankOf(other.from);
  const gaps = (list: AnsweredGap[]): AnsweredGap[] =>
    list.toSorted((one, other) => byStart(one.at, other.at));
  const certificates = Object.create(null) as TraceAnswer['certificates'];
  for (const id of ordered) certificates[id] = answer.certificates[id] as TraceAnswer['certificates'][string];
  return {
    ...answer,
    certificates,
    links: answer.links.toSorted(byStart),
    roots: answer.roots.toSorted((one, other) => rankOf(one) - rankOf(other)),
    gaps: gaps(answer.gaps),
    asKnownThen: answer.asKnownThen && { ...answer.asKnownThen, gaps: gaps(answer.asKnownThen.gaps) },
    uncertainties: answer.uncertainties.toSorted(
      (one, other) => rankOf(one.certificate) - rankOf(other.certificate),
    ),
  };
}

/** The greatest number of links from the start to each certificate; on a circle, where the counting stops. */
function levelsOf(walked: readonly string[], { links }: TraceAnswer): Map<string, number> {
  const level = new Map(walked.map((id) => [id, 0]));
  for (let round = 0, changed = true; changed && round < walked.length; round += 1) {
    changed = false;
    for (const { from, to } of links) {
      if (to === null) continue;
      const next = (level.get(from) ?? 0) + 1;
      if (next <= (level.get(to) ?? 0) || next > walked.length) continue;
      level.set(to, next);
      changed = true;
    }
  }
  return level;
}
