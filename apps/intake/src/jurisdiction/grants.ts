import {
  authorityOf,
  mayChangeGrant,
  organizationSubject,
  type Grantor,
  type LaboratoryState,
  type ScopeBody,
  type SupervisionSystem,
} from '@suyuan/domain';
import type { StateReader } from '../command/state-reader';
import { authority, demandOrganization, demandSubject, outOfJurisdiction } from './gate';
import type { Giver } from './giver';

/** Authorities above one another that are followed; the country has four levels. */
export const SUPERIORS_MAX = 8;

/** Whether a regulator may register an organization: one of its region, and of its supervision. */
export function demandRegistration(
  reader: StateReader,
  giver: Giver,
  { region, system }: { region: string; system?: SupervisionSystem | null },
): Promise<void> {
  // Only the national authority has the national region, so a national institute needs no rule of its own.
  return demandSubject(reader, giver, { region, system: system ?? null, nationalOnly: false }, '/region');
}

/** Whether a regulator may grant a scope to an organization, and in the name of whom it says. */
export async function demandGranting(
  reader: StateReader,
  giver: Giver,
  organization: string,
  { grantedBy }: Pick<ScopeBody, 'grantedBy'>,
): Promise<void> {
  await demandOrganization(reader, giver, organization);
  const { caller } = giver;
  if (caller.role !== 'regulator' || !grantedBy || grantedBy === caller.organization) return;
  const holder = organizationSubject(await reader.laboratory(organization));
  const grantor = await grantorOf(reader, grantedBy);
  if (!mayChangeGrant(await authority(reader, caller), grantor, holder))
    throw outOfJurisdiction('/grantedBy');
}

/** Whether a regulator may change a scope: the granting body, or one above it. */
export async function demandGrantor(
  reader: StateReader,
  { caller }: Giver,
  laboratory: LaboratoryState,
  scope: string,
): Promise<void> {
  if (caller.role !== 'regulator') return;
  const held = await authority(reader, caller);
  const granted = laboratory.status === 'REGISTERED' ? laboratory.scopes.get(scope)?.granted : undefined;
  const grantor = granted?.grantedBy ? await grantorOf(reader, granted.grantedBy) : null;
  if (!mayChangeGrant(held, grantor, organizationSubject(laboratory))) throw outOfJurisdiction();
}

/** null when nobody registered the granting body as an authority: then it is as good as unknown. */
async function grantorOf(reader: StateReader, id: string): Promise<Grantor | null> {
  const state = await reader.laboratory(id);
  const held = authorityOf(state);
  if (held === null || state.status === 'UNKNOWN') return null;
  const superiors: string[] = [];
  let above = state.organization.superior;
  while (above !== undefined && !superiors.includes(above) && superiors.length < SUPERIORS_MAX) {
    superiors.push(above);
    const next = await reader.laboratory(above);
    above = next.status === 'REGISTERED' ? next.organization.superior : undefined;
  }
  return { authority: held, superiors };
}
