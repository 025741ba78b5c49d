import { createHash } from 'node:crypto';
import { normalisedNameplate, normalisedNumber, type AssetIdentity } from '@suyuan/domain';

/** Longest readable claim key: the log takes keys of 1 024 bytes, and a number of 128 signs can grow to more. */
const READABLE_BYTES_MAX = 512;

/** A name that is taken once; its parts as JSON, so that they cannot run together. Long ones stand as their digest. */
function claimKey(kind: string, parts: readonly string[]): string {
  const text = JSON.stringify(parts);
  const readable = Buffer.byteLength(text) <= READABLE_BYTES_MAX;
  return `${kind}/${readable ? text : `sha256:${createHash('sha256').update(text).digest('hex')}`}`;
}

/** Claim of an asset's id: the stream tells the kind, so instruments and standards cannot share an id. */
export const assetClaim = (id: string): string => `asset/${id}`;

/** A number is taken once per issuer, however it is typed: who checks a paper by its number must not meet a twin. */
export const numberClaim = (issuer: string, number: string): string =>
  claimKey('certificate-number', [issuer, normalisedNumber(number)]);

/** What an owner transcribes leaves the issuer's numbers free: it is told apart by who transcribed it. */
export const transcriptionClaim = (owner: string, issuer: string, number: string): string =>
  claimKey('transcribed-number', [owner, issuer, normalisedNumber(number)]);

/** null where the nameplate says nothing: then nothing can be confused with it. */
export function nameplateClaim(identity: AssetIdentity | null): string | null {
  const plate = identity && normalisedNameplate(identity);
  return plate === null ? null : claimKey('nameplate', plate.split('\n'));
}
