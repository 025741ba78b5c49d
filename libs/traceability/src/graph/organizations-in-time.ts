import type { LocalText } from '@suyuan/domain';
import { addOnce } from './admission-facts';

interface Change {
  position: number;
  on: string;
  name?: LocalText;
  region?: number;
}

interface End {
  position: number;
  on: string;
  /** The number of who took it over; null: nobody. */
  into: number | null;
}

/** What became of organizations after they were registered, by their numbers. Most stay as they are, so it is sparse. */
export class OrganizationsInTime {
  private readonly changes = new Map<number, Change[]>();
  private readonly ends = new Map<number, End[]>();
  /** By who took over: what it took over, and since which position that is known. */
  private readonly takenOver = new Map<number, { position: number; organization: number }[]>();

  addChange(organization: number, change: Change): void {
    addOnce(this.changes, organization, change);
  }

  /** Tells whether it was new. */
  addEnd(organization: number, end: End): boolean {
    if (!addOnce(this.ends, organization, end)) return false;
    if (end.into !== null) addOnce(this.takenOver, end.into, { position: end.position, organization });
    return true;
  }

  get hasMergers(): boolean {
    return this.takenOver.size > 0;
  }

  /** An organization and all that it took over, each with the position since which that is known. */
  withPredecessors(organization: number): Map<number, number> {
    const since = new Map([[organization, -1]]);
    const open = [organization];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const { position, organization: taken } of this.takenOver.get(next) ?? []) {
        const known = Math.max(position, since.get(next) ?? -1);
        if ((since.get(taken) ?? Number.POSITIVE_INFINITY) <= known) continue;
        since.set(taken, known);
        open.push(taken);
      }
    }
    return since;
  }

  /** Who took an organization over, and who took that one over, whenever that is known. */
  successorsOf(organization: number): Set<number> {
    const found = new Set<number>();
    const open = [organization];
    for (let next = open.pop(); next !== undefined; next = open.pop()) {
      for (const { into } of this.ends.get(next) ?? []) {
        if (into === null || found.has(into)) continue;
        found.add(into);
        open.push(into);
      }
    }
    return found;
  }

  /** What it is called from amendments up to a day (null: by now) known at a position; null: as registered. */
  nameOf(organization: number, day: string | null, knownAt: number): LocalText | null {
    return this.latest(organization, day, knownAt, ({ name }) => name) ?? null;
  }

  /** The region it was moved to, known at a position; null: as registered. */
  regionOf(organization: number, knownAt: number): number | null {
    if (this.changes.size === 0) return null;
    return this.latest(organization, null, knownAt, ({ region }) => region) ?? null;
  }

  private latest<T>(
    organization: number,
    day: string | null,
    knownAt: number,
    of: (change: Change) => T | undefined,
  ): T | undefined {
    let best: Change | null = null;
    for (const change of this.changes.get(organization) ?? []) {
      if (change.position > knownAt || (day !== null && change.on > day) || of(change) === undefined)
        continue;
      if (best === null || isLater(change, best)) best = change;
    }
    return best === null ? undefined : of(best);
  }
}

function isLater(a: Change, b: Change): boolean {
  return a.on === b.on ? a.position > b.position : a.on > b.on;
}
