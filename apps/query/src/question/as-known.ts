import type { Visibility } from '../graph/visibility';

/** The parameters of every question that may be asked as known earlier, or after a write of one's own. */
export interface AsKnownParameters {
  knownAt?: string | null;
  waitFor?: number | null;
}

/** The position an answer is as of; see Visibility.positionFor. */
export function positionOf(visibility: Visibility, query: AsKnownParameters): Promise<number> {
  return visibility.positionFor(query.knownAt ?? null, waitForOf(query));
}

export function waitForOf({ waitFor }: AsKnownParameters): number | null {
  return waitFor ?? null;
}
