import { liesIn } from '@suyuan/domain';
import {
  isPublicStandard,
  type AssetReading,
  type CertificateReading,
  type OrganizationReading,
  type Reader,
} from '@suyuan/read-model';
import type { Relation } from './access-matrix';

/**
 * How a reader stands to a record, from facts of now alone. Pure, and the only place that knows it in this language; the
 * matrix says what follows, and the functions of the database hold the same as a second wall. What only the graph can
 * tell (ISSUED of an asset, IN_CHAIN, AFFECTED) is found by the gate.
 */

/** Roles that answer for a region. */
const OVERSEEING: readonly string[] = ['inspector', 'regulator'];

export function oversees({ role }: Reader): boolean {
  return OVERSEEING.includes(role);
}

function isOwn({ organization }: Reader, other: string): boolean {
  return organization !== null && organization === other;
}

/** Whether a region is that of an inspector or regulator, or a part of it. */
function inRegion({ region }: Reader, other: string | null): boolean {
  return region !== null && liesIn(other, region);
}

/** Whether an asset is hidden from whoever has no relation of its own to it. */
export function isHiddenClass({ visibility, system }: AssetReading): boolean {
  return visibility === 'RESTRICTED' || system !== null;
}

/** Clearance opens what is restricted; what is under a supervision of its own opens to the authorities of that alone. */
function isCleared(reader: Reader, { system }: AssetReading): boolean {
  if (!oversees(reader)) return false;
  return system === null ? reader.cleared : reader.system === system;
}

export function relationToAsset(reader: Reader, asset: AssetReading): Relation {
  if (isOwn(reader, asset.owner)) return 'OWN';
  const binds = reader.organization !== null && asset.entrusted.includes(reader.organization);
  if (binds && !oversees(reader)) return 'ENTRUSTED';
  if (isHiddenClass(asset)) {
    return isCleared(reader, asset) && inRegion(reader, asset.region) ? 'IN_REGION' : 'HIDDEN';
  }
  if (oversees(reader) && inRegion(reader, asset.region)) return 'IN_REGION';
  return isPublicStandard(asset.tier) ? 'PUBLIC_STANDARD' : 'FOREIGN';
}

/** @param asset null while the nameplate on the certificate is not resolved */
export function relationToCertificate(
  reader: Reader,
  certificate: CertificateReading,
  asset: AssetReading | null,
): Relation {
  const ofAsset = asset === null ? 'FOREIGN' : relationToAsset(reader, asset);
  if (ofAsset === 'OWN' || ofAsset === 'ENTRUSTED') return ofAsset;
  if (!oversees(reader) && isOwn(reader, certificate.issuer)) return 'ISSUED';
  // Nobody can say whose it is: where a hidden asset bears that nameplate, it may be the one.
  if (ofAsset === 'HIDDEN' || (asset === null && certificate.perhapsHidden)) return 'HIDDEN';
  if (ofAsset === 'IN_REGION') return ofAsset;
  return oversees(reader) && inRegion(reader, certificate.issuerRegion) ? 'IN_REGION' : ofAsset;
}

/** Bodies that certify or oversee are known to all who oversee; an enterprise is the matter of its region. */
const KNOWN_EVERYWHERE = ['LABORATORY', 'INSTITUTE', 'REGULATOR'];

export function relationToOrganization(reader: Reader, organization: OrganizationReading): Relation {
  if (isOwn(reader, organization.id)) return 'OWN';
  if (!oversees(reader)) {
    const bound = reader.organization !== null && organization.bound.includes(reader.organization);
    return bound ? 'ENTRUSTED' : 'FOREIGN';
  }
  if (organization.system !== null && organization.system !== reader.system) return 'HIDDEN';
  if (inRegion(reader, organization.region)) return 'IN_REGION';
  return organization.kinds.some((kind) => KNOWN_EVERYWHERE.includes(kind)) ? 'IN_CHAIN' : 'FOREIGN';
}
