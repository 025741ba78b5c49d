import { standard } from './citation';
import type { RuleEntry } from './rule';

/** What a trace finds about the quantity of a result. */
export const QUANTITY_RULES = {
  UNKNOWN_QUANTITY_KIND: {
    severity: 'UNDECIDED',
    neededBy: ['LABORATORY', 'ENTERPRISE', 'INSPECTOR', 'REGULATOR'],
    zh: '该量当时尚未公布，或所用单位与公布的不符，无法判定。',
    en: 'Nobody had published this quantity, or its figures are not in units of it as published, so nothing can be said.',
    article: standard('VIM 1.2'),
  },
} as const satisfies Record<string, RuleEntry>;
