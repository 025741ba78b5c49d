import type { CertificateKind, Tier, UsagePurpose } from '@suyuan/domain';
import type { ValidityFacts } from './validity-facts';

/** What says whether, and for which use, the law asks for a verification. */
export interface AskedUse {
  /** null: whatever it is used for. */
  purpose: UsagePurpose | null;
  facts: Pick<ValidityFacts, 'usage' | 'tier'>;
}

/** Uses that the law regulates (Law, article 9): trade settlement, safety, medical, environment. */
export const REGULATED_USES: readonly UsagePurpose[] = ['TRADE', 'SAFETY', 'MEDICAL', 'ENVIRONMENT'];

/** Kinds that are a verification (检定). */
export const VERIFICATIONS: readonly CertificateKind[] = [
  'VERIFICATION',
  'INITIAL_VERIFICATION',
  'ARBITRATION',
];

/**
 * Public and highest standards are verified compulsorily whatever they are used for (Law, articles 8 and 9), where
 * their owner declares them so. The tier alone does not do: accredited laboratories and the chains of other countries
 * hold their highest standards by calibration, and an asset registered without its usage says nothing about it.
 */
const COMPULSORY_TIERS: readonly Tier[] = ['PUBLIC', 'ENTERPRISE_HIGHEST'];

/** The purpose the question is about: the one asked, else the one declared. */
export function purposeOf({ purpose, facts }: AskedUse): UsagePurpose | null {
  return purpose ?? facts.usage?.purpose ?? null;
}

/** The purpose decides, not the kind of the item: the same scale in a laboratory is not compulsory. */
export function isCompulsory(c: AskedUse): boolean {
  if (c.facts.usage?.compulsory !== true) return false;
  return COMPULSORY_TIERS.includes(c.facts.tier) || purposeOf(c) !== 'OTHER';
}
