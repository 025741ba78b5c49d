import { createHash } from 'node:crypto';
import {
  itemKey,
  normalisedNameplate,
  normalisedNumber,
  revisionOf,
  type AssetIdentity,
  type Numbered,
} from '@suyuan/domain';

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

/** What a certificate states of its number. */
export interface StatedNumber extends Numbered {
  issuer: string;
  certificateNumber: string;
}

/** The names that a certificate has by its number, from the number itself to the very issue of one item. */
export interface NumberClaims {
  /** Of the first certificate under the number. */
  number: string;
  /** Of the first one of the item; the same where none is stated. */
  item: string;
  /** Of this issue alone. */
  issue: string;
}

/**
 * A number is taken once per issuer, however it is typed: who checks a paper by its number must not meet a twin. What an
 * owner transcribes leaves the issuer's numbers free: it is told apart by who transcribed it.
 */
export function numberClaims(stated: StatedNumber, transcribedBy: string | null = null): NumberClaims {
  const kind = transcribedBy === null ? 'certificate' : 'transcribed';
  const owner = transcribedBy === null ? [] : [transcribedBy];
  const parts = [...owner, stated.issuer, normalisedNumber(stated.certificateNumber)];
  const item = itemKey(stated);
  const number = claimKey(`${kind}-number`, parts);
  return {
    number,
    item: item === '' ? number : claimKey(`${kind}-item`, [...parts, item]),
    issue: claimKey(`${kind}-issue`, [...parts, item, String(revisionOf(stated))]),
  };
}

/** null where the nameplate says nothing: then nothing can be confused with it. */
export function nameplateClaim(identity: AssetIdentity | null): string | null {
  const plate = identity && normalisedNameplate(identity);
  return plate === null ? null : claimKey('nameplate', plate.split('\n'));
}
