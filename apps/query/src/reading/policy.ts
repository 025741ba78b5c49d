import type { Caller } from '@suyuan/platform';

/**
 * Who may read what. Pure, and the only place that knows: controllers and handlers ask here.
 *
 * inspector, regulator and admin read all. A laboratory reads what is public, what it owns and what it issued.
 * An enterprise reads what it owns. Somebody else's restricted asset is only a placeholder in a trace.
 */
export interface AssetStanding {
  owner: string;
  visibility: string;
}

const READS_ALL: readonly Caller['role'][] = ['inspector', 'regulator', 'admin'];

export function readsEverything(caller: Caller): boolean {
  return READS_ALL.includes(caller.role);
}

function isOwn(caller: Caller, organization: string): boolean {
  return caller.organization !== null && caller.organization === organization;
}

export function mayReadAsset(caller: Caller, asset: AssetStanding): boolean {
  if (readsEverything(caller) || isOwn(caller, asset.owner)) return true;
  return caller.role === 'lab' && asset.visibility === 'PUBLIC';
}

/**
 * @param asset null while the nameplate on the certificate is not resolved: then nobody knows whether it is
 * restricted, so only its issuer and those who read all may see it.
 */
export function mayReadCertificate(caller: Caller, issuer: string, asset: AssetStanding | null): boolean {
  if (readsEverything(caller)) return true;
  if (caller.role === 'lab' && isOwn(caller, issuer)) return true;
  return asset !== null && mayReadAsset(caller, asset);
}

export function mayReadOrganization(caller: Caller, organization: string): boolean {
  return caller.role !== 'enterprise' || isOwn(caller, organization);
}

/** Whether name, serial number and owner may be shown where the asset appears in another asset's chain. */
export function mayIdentify(caller: Caller, asset: AssetStanding): boolean {
  return asset.visibility !== 'RESTRICTED' || readsEverything(caller) || isOwn(caller, asset.owner);
}

/** The owner to whom a list is narrowed; null: no narrowing by owner. */
export function listedOwner(caller: Caller): string | null {
  return caller.role === 'enterprise' ? caller.organization : null;
}
