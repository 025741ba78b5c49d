/** Parts of assets and what later certificates say, naively: RECORD.md section 5, word by word. */
import type { CertificateFact, ResultFact } from '@suyuan/traceability';
import { isIssuersWord } from './naive-admission';
import { resolveAsset, sameAsset, type Known } from './naive-known';

/** Whether a certificate is of the same issuer and asset as another, and of its issuer's word unless that is none either. */
function mayAmend(known: Known, other: CertificateFact, certificate: CertificateFact): boolean {
  return (
    other.id !== certificate.id &&
    other.issuer === certificate.issuer &&
    sameAsset(known, other.asset, certificate.asset) &&
    (isIssuersWord(known, other) || !isIssuersWord(known, certificate))
  );
}

function isAmendedIn(known: Known, certificate: CertificateFact, part: string): boolean {
  return known.certificates.some(
    (other) =>
      other.replaces === certificate.id && other.replacesPart === part && mayAmend(known, other, certificate),
  );
}

/** Every part that was ever registered of the asset of a certificate. */
function partsOfAsset(known: Known, certificate: CertificateFact): string[] {
  const asset = resolveAsset(known, certificate.asset)?.id;
  const registered = known.assets.filter(({ id }) => id === asset).flatMap(({ parts = [] }) => parts);
  const amended = known.measures.filter((each) => each.asset === asset).flatMap(({ parts = [] }) => parts);
  return [...registered, ...amended];
}

/** No quantity has this name. */
const OF_NOTHING = '(says nothing of it)';

function seenFor(
  known: Known,
  certificate: CertificateFact,
  result: ResultFact,
  part: string | null,
): ResultFact {
  const nothing = { ...result, quantity: OF_NOTHING };
  if (result.part !== undefined) {
    const asked = part === null || part === result.part;
    return asked && !isAmendedIn(known, certificate, result.part) ? result : nothing;
  }
  if (part === null || result.marked === undefined) return result;
  if (isAmendedIn(known, certificate, part)) return nothing;
  const parts = partsOfAsset(known, certificate);
  const own = result.marked.filter(({ mark }) => mark === null || mark === part || !parts.includes(mark));
  if (own.length === 0) return nothing;
  const lo = Math.min(...own.map(({ range }) => range.lo));
  return { ...result, range: { lo, hi: Math.max(...own.map(({ range }) => range.hi)) } };
}

/** A certificate as it speaks of a part (null: of the whole): results that say nothing of it have no quantity. */
export function seenAs(known: Known, certificate: CertificateFact, part: string | null): CertificateFact {
  return {
    ...certificate,
    results: certificate.results.map((result) => seenFor(known, certificate, result, part)),
  };
}

/** The part that a finding of a result is about; undefined: of whatever the result speaks of. */
export function partOfFinding(
  known: Known,
  certificate: CertificateFact,
  { part }: ResultFact,
  mark: string | null,
): string | undefined {
  if (part !== undefined) return part;
  return mark !== null && partsOfAsset(known, certificate).includes(mark) ? mark : undefined;
}
