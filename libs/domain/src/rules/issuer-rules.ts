import { articles } from './citation';
import type { RuleEntry } from './rule';

/** What a trace finds about who issued a certificate, beside what it was granted. */
export const ISSUER_RULES = {
  ISSUER_ENDED: {
    severity: 'GAP',
    neededBy: ['LABORATORY', 'ENTERPRISE', 'INSPECTOR', 'REGULATOR'],
    zh: '出具机构在该日之前已被合并或注销。',
    en: 'On that day its issuer had been merged into another organization or dissolved.',
    article: articles('CIVIL_CODE', 59),
  },
} as const satisfies Record<string, RuleEntry>;
