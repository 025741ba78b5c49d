import type { Tier } from '@suyuan/domain';

/** Standards that serve others: tier, examination and dates are open to everybody who is let in (LAW.md section 9). */
export const PUBLIC_STANDARD_TIERS: readonly Tier[] = ['PRIMARY', 'SECONDARY', 'WORKING_PRIMARY', 'PUBLIC'];

export function isPublicStandard(tier: string): boolean {
  return (PUBLIC_STANDARD_TIERS as readonly string[]).includes(tier);
}
