/**
 * How many certificates of one issuer may honestly be performed on one day: automatic lines for electricity meters
 * work through some ten thousand pieces. What lies above is a sign to look into, not a proof.
 */
export const CERTIFICATES_PER_DAY = {
  max: 100_000,
  source: 'a proposal of this project (unconfirmed)',
} as const;

/** Certificates with the same figures that are named as evidence: enough to see the pattern. */
export const SAME_FIGURES_MAX = 20;
