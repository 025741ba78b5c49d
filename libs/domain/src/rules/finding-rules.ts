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
  COMPARISON_UNSATISFACTORY: {
    severity: 'REMARK',
    neededBy: ALL,
    zh: '标准在使用前最近一次比对中结果不满意（|En| 大于 1）。',
    en: 'The last comparison of the reference before its use was unsatisfactory (|En| > 1).',
    article: cited(standard('JJF 1117-2010'), standard('ISO/IEC 17025:2017, 7.7.2')),
  },
  KEPT_BY_COMPARISON: {
    severity: 'UNDECIDED',
    neededBy: ALL,
    zh: '该标准无上级标准可溯，仅以比对保持量值；比对不是溯源，是否可信须由主管部门判断。',
    en: 'Nothing calibrates this standard: it is kept by comparison alone, which carries no traceability.',
    article: cited(standard('JJF 1117-2010'), standard('ISO/IEC 17025:2017, 6.5.3')),
  },
} as const satisfies Record<string, RuleEntry>;
