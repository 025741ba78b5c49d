import {
  CERTIFICATE_RULES,
  CHAIN_RULES,
  FINDING_RULES,
  ISSUER_RULES,
  QUANTITY_RULES,
  RECORD_RULES,
  VALIDITY_RULES,
  type RuleEntry,
} from '@suyuan/domain';
import type { CodeEntry } from './code-entry';

function entriesOf<C extends string>(rules: Record<C, RuleEntry>): Record<C, CodeEntry> {
  const entries = (Object.entries(rules) as [C, RuleEntry][]).map(([code, rule]) => {
    const { severity, neededBy, zh, en, article } = rule;
    return [code, { severity, neededBy, zh, en, source: article }];
  });
  return Object.fromEntries(entries) as Record<C, CodeEntry>;
}

/** What a trace finds on its links, its certificates and at its start; the list is the domain's. */
export const TRACE_CODES = entriesOf({
  ...CHAIN_RULES,
  ...FINDING_RULES,
  ...CERTIFICATE_RULES,
  ...ISSUER_RULES,
  ...QUANTITY_RULES,
});

/** What the answer to "may it be used on that day?" rests on, besides what its trace finds. */
export const VALIDITY_CODES = entriesOf(VALIDITY_RULES);

/** What the record of a certificate says of it. */
export const RECORD_CODES = entriesOf(RECORD_RULES);
