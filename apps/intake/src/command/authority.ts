import { isNationalAuthority } from '@suyuan/domain';
import type { Holder } from './policy';
import type { StateReader } from './state-reader';

/**
 * Whether the holder acts for the whole country: an admin, a regulator whose token names no organization, or one of
 * the organization that is registered as the national authority.
 */
export async function actsNationally(reader: StateReader, { role, organization }: Holder): Promise<boolean> {
  if (role === 'admin') return true;
  if (role !== 'regulator') return false;
  return organization === null || isNationalAuthority(await reader.laboratory(organization));
}
