import { FINDING_RULES } from './finding-rules';
import { ISSUER_RULES } from './issuer-rules';
import { QUANTITY_RULES } from './quantity-rules';
import { RECORD_RULES } from './record-rules';
import type { RuleEntry } from './rule';
import { CERTIFICATE_RULES, CHAIN_RULES } from './trace-rules';
import { VALIDITY_RULES } from './validity-rules';

/**
 * Every rule that an answer may tell, in the order in which people read them (METROLOGY.md section 9). What judges
 * each one stands in libs/traceability; docs/codes.md is written from here. Names are for ever: add, never rename.
 */
export const RULES = {
  ...CHAIN_RULES,
  ...FINDING_RULES,
  ...CERTIFICATE_RULES,
  ...ISSUER_RULES,
  ...QUANTITY_RULES,
  ...VALIDITY_RULES,
  ...RECORD_RULES,
} as const;

export type RuleCode = keyof typeof RULES;
export type TraceRuleCode = keyof (typeof CHAIN_RULES &
  typeof FINDING_RULES &
  typeof CERTIFICATE_RULES &
  typeof ISSUER_RULES &
  typeof QUANTITY_RULES);

export const ruleOf = (code: RuleCode): RuleEntry => RULES[code];
