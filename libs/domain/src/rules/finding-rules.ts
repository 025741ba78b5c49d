import { cited, standard } from './citation';
import type { RuleEntry } from './rule';

const ALL = ['LABORATORY', 'ENTERPRISE', 'INSPECTOR', 'REGULATOR'] as const;

/** What later calibrations, checks and comparisons say of a reference that was used before. */
export const FINDING_RULES = {
  REFERENCE_FOUND_OUT: {
    severity: 'UNDECIDED',
    neededBy: ALL,
    zh: '标准在使用之后的校准、检定或核查中被发现失准，使用当日可能已经失准。',
    en: 'A later calibration, verification or check found the reference out; it may have been so on the day of use.',
    article: cited(standard('ISO/IEC 17025:2017, 6.4.9, 7.10'), standard('JJF 1033-2023')),
  },
} as const satisfies Record<string, RuleEntry>;
