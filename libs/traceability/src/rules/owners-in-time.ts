import { inOrderOfDay, type CivilDate, type OrganizationEnd } from '@suyuan/domain';
import type { RegisteredAsset } from './dossier';

/** The end of an organization; null: it is there. */
export type EndOf = (organization: string) => OrganizationEnd | null;

/** What an owner's history is read from: as registered, with its transfers. */
export type Owned = Pick<RegisteredAsset, 'registered' | 'lifecycle'>;

/** An owner of an asset that was merged or dissolved while it owned it. */
export interface EndOfOwner extends OrganizationEnd {
  organization: string;
  /** The day from which somebody else had it by a transfer; null: nobody. */
  until: CivilDate | null;
}

interface Tenure {
  owner: string;
  since: CivilDate | null;
  until: CivilDate | null;
}

/** Who had it by registration and transfers, one after the other; of one day the one recorded last. */
function tenuresOf({ registered, lifecycle }: Owned): Tenure[] {
  const transfers = inOrderOfDay(
    lifecycle.flatMap((event) => (event.type === 'AssetTransferred' ? [event.data] : [])),
  );
  const owners = [{ owner: registered.owner, on: null }, ...transfers];
  return owners.map(({ owner, on }, index) => ({ owner, since: on, until: owners[index + 1]?.on ?? null }));
}

/** The ends of its owners, in the order of their days: what belonged to one goes over to its successor. */
export function endsOfOwners(asset: Owned, endOf: EndOf): EndOfOwner[] {
  return tenuresOf(asset).flatMap(({ owner, since, until }) => {
    const ends: EndOfOwner[] = [];
    const seen = new Set<string>();
    for (let organization: string | null = owner; organization !== null && !seen.has(organization);) {
      seen.add(organization);
      const end = endOf(organization);
      if (end === null || (until !== null && end.on >= until)) break;
      // One that was gone already when it received it: what it received went over on that day.
      ends.push({ ...end, on: since !== null && end.on < since ? since : end.on, organization, until });
      organization = end.into;
    }
    return ends;
  });
}

/** The owner on a day: by transfers, followed by those that took that one over; of one dissolved, still that one. */
export function ownerOn(asset: Owned, day: CivilDate, endOf: EndOf): string {
  const tenure = tenuresOf(asset).findLast(({ since }) => since === null || since <= day)!;
  const ends = endsOfOwners(asset, endOf).filter(
    ({ on, until, into }) => until === tenure.until && on <= day && into !== null,
  );
  return ends.at(-1)?.into ?? tenure.owner;
}

/** The dissolution that left it without an owner on a day, or null. */
export function ownerless(ends: readonly EndOfOwner[], day: CivilDate): EndOfOwner | null {
  return (
    ends.find(({ into, on, until }) => into === null && on <= day && (until === null || day < until)) ?? null
  );
}

/** An examination is of whom it was given to: it does not go over, and ends with that one (RECORD.md section 8). */
export function endsWithItsHolder(
  { validFrom }: { validFrom: CivilDate },
  ends: readonly EndOfOwner[],
  day: CivilDate,
): boolean {
  return ends.some(({ on }) => validFrom < on && on <= day);
}
