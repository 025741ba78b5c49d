import { initialCertificateState, isSameIssue, type CertificateState, type Numbered } from '@suyuan/domain';
import type { NumberClaims } from '../command/claims';
import type { StateReader } from '../command/state-reader';

/** What is recorded under the number of a posted certificate. */
export interface UnderNumber {
  /** The very same issue of the same item. */
  same: CertificateState;
  /** The first under the number, where that is another one. */
  number: CertificateState;
  /** The first under the number and the item. */
  item: CertificateState;
}

const NOTHING: UnderNumber = {
  same: initialCertificateState,
  number: initialCertificateState,
  item: initialCertificateState,
};

/**
 * New numbers are the rule, so the first attempt leaves it to the append to find out: one read less for each. Claims
 * stay for ever, so whoever is the first under a number stays that.
 */
export async function underItsNumber(
  reader: StateReader,
  keys: NumberClaims,
  body: Numbered,
): Promise<UnderNumber> {
  if (!reader.fresh) return NOTHING;
  const number = await holderOf(reader, keys.number);
  if (number.status === 'UNKNOWN') return NOTHING;
  if (isSameIssue(number.certificate, body)) return { ...NOTHING, same: number };
  const item = keys.item === keys.number ? number : await holderOf(reader, keys.item);
  const isSame = item.status === 'RECORDED' && isSameIssue(item.certificate, body);
  return { number, item, same: isSame ? item : await holderOf(reader, keys.issue) };
}

async function holderOf(reader: StateReader, key: string): Promise<CertificateState> {
  const holder = await reader.claim(key);
  return holder === null ? initialCertificateState : reader.certificateAt(holder);
}

/** The names it takes: those that nobody has. The first one under a number without item or revision needs no other. */
export function claimsToTake(keys: NumberClaims, under: UnderNumber, body: Numbered): string[] {
  const isFirst = under.number.status === 'UNKNOWN';
  const isPlain = !body.item && !body.revision;
  if (isFirst && isPlain) return [keys.number];
  const free = [
    ...(isFirst ? [keys.number] : []),
    ...(under.item.status === 'UNKNOWN' ? [keys.item] : []),
    keys.issue,
  ];
  return [...new Set(free)];
}
