import { inOrderOfDay } from '../time-order';
import type { CivilDate } from '../vocabulary';
import type { OrganizationAmended, OrganizationRegistered } from './laboratory.events';

/** What is registered of an organization. */
export type OrganizationFacts = OrganizationRegistered['data'];

/** What of it may be amended; what stays is its id and the supervision it belongs to. */
export type OrganizationChanges = OrganizationAmended['data']['changes'];

/** The day from which an organization is no more, and to whom what it owned went over; null: to nobody. */
export interface OrganizationEnd {
  id: string;
  on: CivilDate;
  into: string | null;
  reason: string | null;
}

/** A registration and what was amended of it, in the order in which it was recorded. */
export interface AmendedOrganization {
  registered: OrganizationFacts;
  amendments: readonly OrganizationAmended['data'][];
}

/**
 * What is registered of an organization on a day, with every amendment in force by then: the later day over the earlier,
 * of one day the later recorded. null: with all that are known, which is what it is now, for none lies ahead.
 */
export function organizationOn(
  { registered, amendments }: AmendedOrganization,
  day: CivilDate | null,
): OrganizationFacts {
  if (amendments.length === 0) return registered;
  return inOrderOfDay(amendments)
    .filter(({ on }) => day === null || on <= day)
    .reduce<OrganizationFacts>((facts, { changes }) => ({ ...facts, ...changes }), registered);
}
