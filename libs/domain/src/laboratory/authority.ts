import { REGION_NATIONAL } from './identity-codes';
import type { LaboratoryState } from './laboratory.state';

/** Whether an organization is the national authority: a regulator whose region is the whole country. */
export function isNationalAuthority(organization: LaboratoryState): boolean {
  if (organization.status !== 'REGISTERED') return false;
  const { kinds, region, system } = organization.organization;
  return system === undefined && region === REGION_NATIONAL && kinds.includes('REGULATOR');
}
