import type { Conclusion, Tier } from '@suyuan/domain';
import type { Language } from '@suyuan/platform';

type Words = Record<Language, string>;

/** Levels of the chain as the public reads them. */
export const TIER_WORDS: Partial<Record<string, Words>> = {
  PRIMARY: { zh: '国家基准', en: 'national primary standard' },
  SECONDARY: { zh: '副基准', en: 'secondary standard' },
  WORKING_PRIMARY: { zh: '工作基准', en: 'working primary standard' },
  PUBLIC: { zh: '社会公用计量标准', en: 'public standard' },
  ENTERPRISE_HIGHEST: { zh: '单位最高计量标准', en: 'highest standard of an organization' },
  WORKING_STANDARD: { zh: '工作计量标准', en: 'working standard' },
  WORKING: { zh: '工作计量器具', en: 'working instrument' },
} satisfies Record<Tier, Words>;

export const CONCLUSION_WORDS: Partial<Record<string, Words>> = {
  PASS: { zh: '合格', en: 'pass' },
  FAIL: { zh: '不合格', en: 'fail' },
  CONDITIONAL_PASS: { zh: '有条件合格', en: 'conditional pass' },
  CONDITIONAL_FAIL: { zh: '有条件不合格', en: 'conditional fail' },
  UNDETERMINED: { zh: '未判定', en: 'undetermined' },
  NONE: { zh: '未作结论', en: 'no conclusion' },
  RESTRICTED_USE: { zh: '限用', en: 'restricted use' },
} satisfies Record<Conclusion, Words>;
