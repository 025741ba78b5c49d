import {
  articles,
  REFUSALS,
  RULES,
  standard,
  type Citation,
  type RefusalCode,
  type RuleCode,
} from '@suyuan/domain';
import type { CodeEntry } from './code-entry';

/** The command is understood and cannot be: what the request says contradicts itself or the rules. */
export const REFUSED_STATUS = 422;
/** The command contradicts what is recorded already. */
export const CONFLICT_STATUS = 409;

const CONFLICTS: readonly RefusalCode[] = [
  'DUPLICATE_CERTIFICATE_NUMBER',
  'DUPLICATE_ID',
  'NAMEPLATE_TAKEN',
  'ALREADY_REVOKED',
  'IMPACT_CASE_CLOSED',
  'QUANTITY_MEANING_FIXED',
  ...(['SUSPENSION_NOT_RENEWABLE', 'PROPOSAL_EXPIRED', 'PROPOSAL_DIGEST_MISMATCH'] as const),
];

/** The command is sound, and this sender may not give it. */
export const DENIED_STATUS = 403;
const DENIALS: readonly RefusalCode[] = ['PROPOSAL_SAME_PERSON', 'AMENDMENT_BACKWARDS'];

/** Where a refusal rests on a text of law or a standard. */
const SOURCES: Partial<Record<RefusalCode, Citation>> = {
  NON_LEGAL_UNIT: articles('METROLOGY_LAW', 3),
  U_MISSING: standard('ILAC-P14:09/2020'),
  K_MISSING: standard('ILAC-P14:09/2020'),
  U_NONPOSITIVE: standard('ILAC-P14:09/2020'),
  USCC_INVALID: standard('GB 32100-2015'),
  REGION_INVALID: standard('GB/T 2260'),
};

function statusOf(code: RefusalCode): number {
  if (DENIALS.includes(code)) return DENIED_STATUS;
  return CONFLICTS.includes(code) ? CONFLICT_STATUS : REFUSED_STATUS;
}

function entryOf(code: RefusalCode): CodeEntry {
  const status = statusOf(code);
  // The same fault without the accreditation mark is recorded and told as a finding.
  const rule = code in RULES ? RULES[code as RuleCode & RefusalCode] : null;
  if (rule) {
    return {
      ...REFUSALS[code],
      status,
      severity: rule.severity,
      neededBy: rule.neededBy,
      source: rule.article,
    };
  }
  const source = SOURCES[code];
  return { ...REFUSALS[code], status, ...(source === undefined ? {} : { source }) };
}

/** Why the domain refuses a command; texts and names are the domain's own. */
export const REFUSAL_CODES = Object.fromEntries(
  (Object.keys(REFUSALS) as RefusalCode[]).map((code) => [code, entryOf(code)]),
) as Record<RefusalCode, CodeEntry>;
