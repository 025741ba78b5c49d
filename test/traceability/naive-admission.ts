/**
 * Whose certificate counts, after RECORD.md section 9, said once more in plain words. Nothing here knows of positions:
 * what is known at k is all there is, so a certificate is admitted at k when the sentences below hold of it.
 */
import type { CivilDate } from '@suyuan/domain';
import type { AssetFact, CertificateFact } from '@suyuan/traceability';
import { resolveAsset, sameAsset, type Known } from './naive-known';

/** "owns or ever owned": as registered, by any transfer, or by taking over whoever did. */
export function everOwned(
  known: Known,
  asset: AssetFact,
  organization: string,
  asked: readonly string[] = [],
): boolean {
  if (asset.owner === organization) return true;
  if (known.ownerships.some((each) => each.asset === asset.id && each.owner === organization)) return true;
  return known.ends.some(
    ({ into, organization: taken }) =>
      into === organization &&
      !asked.includes(taken) &&
      everOwned(known, asset, taken, [...asked, organization]),
  );
}

/** A certificate speaks for its issuer when the issuer posted it, or confirmed what somebody copied. */
export function isIssuersWord(known: Known, certificate: CertificateFact): boolean {
  if (certificate.transcribedBy === undefined) return true;
  return known.confirmations.some(
    (each) => each.certificate === certificate.id && each.by === certificate.issuer,
  );
}

/** Copied, and its issuer neither confirmed it nor posted its own under the number. */
export function isUnconfirmed(known: Known, certificate: CertificateFact): boolean {
  return !isIssuersWord(known, certificate) && postedInsteadOf(known, certificate) === null;
}

/** What an issuer posted itself under a number. */
export function postedUnder(
  known: Known,
  { issuer, number }: { issuer: string; number: string },
): CertificateFact[] {
  return known.certificates.filter(
    (c) => c.issuer === issuer && c.number === number && c.transcribedBy === undefined,
  );
}

/** Of copies what the issuer posted of the same: the same number, and of a number with items the same item and asset. */
export function postedInsteadOf(known: Known, copy: CertificateFact): CertificateFact | null {
  const posted = postedUnder(known, copy).filter(
    (c) =>
      c.item === undefined || ((copy.item ?? c.item) === c.item && sameAsset(known, c.asset, copy.asset)),
  );
  return latestIssue(posted);
}

/** The latest revision, should two bear it the first recorded. */
export function latestIssue(certificates: CertificateFact[]): CertificateFact | null {
  const order = (c: CertificateFact): number => -(c.revision ?? 0);
  return [...certificates].sort((a, b) => order(a) - order(b) || a.position - b.position)[0] ?? null;
}

/** One certificate of these, where they are all of one item: else nobody says which is meant. */
export function onlyItem(certificates: CertificateFact[]): CertificateFact | null {
  const items = new Set(certificates.map(({ item }) => item));
  return items.size === 1 ? latestIssue(certificates) : null;
}

const within = (day: CivilDate, from: CivilDate, to: CivilDate | null): boolean =>
  from <= day && (to === null || day <= to);

export function isAdmitted(known: Known, certificate: CertificateFact, quantity: string): boolean {
  const asset = resolveAsset(known, certificate.asset);
  if (asset === null) return false;
  const top = ['PRIMARY', 'SECONDARY', 'WORKING_PRIMARY'].includes(asset.tier);
  const { transcribedBy } = certificate;
  if (transcribedBy !== undefined && everOwned(known, asset, transcribedBy)) return true;
  if (!top && isAcceptedByAnOwner(known, asset, certificate)) return true;
  if (!isIssuersWord(known, certificate)) return false;
  if (everOwned(known, asset, certificate.issuer)) return true;
  if (isEntrusted(known, asset, certificate)) return true;
  if (isDesignated(known, asset, certificate, top)) return true;
  if (top) return false;
  if (holdsLine(known, certificate, quantity, 'OTHERS')) return true;
  return (
    certificate.certificateKind === 'CRM' &&
    asset.assetKind === 'REFERENCE_MATERIAL' &&
    holdsLine(known, certificate, quantity, 'MATERIALS')
  );
}

function isAcceptedByAnOwner(known: Known, asset: AssetFact, certificate: CertificateFact): boolean {
  const accepts = known.acceptances.some(
    (each) => each.certificate === certificate.id && everOwned(known, asset, each.by),
  );
  if (accepts) return true;
  if (!isIssuersWord(known, certificate)) return false;
  return known.certificates.some(
    (citing) =>
      isIssuersWord(known, citing) &&
      everOwned(known, asset, citing.issuer) &&
      [...citing.references, ...citing.results.flatMap((result) => result.references)].some(
        ({ certificate: cited }) =>
          cited !== null && cited.issuer === certificate.issuer && cited.number === certificate.number,
      ),
  );
}

function isEntrusted(known: Known, asset: AssetFact, { issuer, performedOn }: CertificateFact): boolean {
  return known.entrustments.some(
    (each) =>
      each.laboratory === issuer &&
      (each.asset === null || each.asset === asset.id) &&
      everOwned(known, asset, each.owner) &&
      within(performedOn, each.from, each.to),
  );
}

function isDesignated(
  known: Known,
  asset: AssetFact,
  { issuer, performedOn }: CertificateFact,
  top: boolean,
): boolean {
  return known.designations.some(
    (each) =>
      each.asset === asset.id &&
      each.laboratory === issuer &&
      (each.national || !top) &&
      within(performedOn, each.from, each.to),
  );
}

function holdsLine(
  known: Known,
  { issuer, performedOn }: CertificateFact,
  quantity: string,
  serves: 'OTHERS' | 'MATERIALS',
): boolean {
  return known.scopes.some(
    (scope) =>
      scope.organization === issuer &&
      scope.serves === serves &&
      scope.quantities.includes(quantity) &&
      within(performedOn, scope.validFrom, scope.validTo),
  );
}
