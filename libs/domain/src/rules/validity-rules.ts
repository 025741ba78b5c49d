import type { RuleEntry } from './rule';

const USER = ['ENTERPRISE', 'INSPECTOR'] as const;
const ALL = ['LABORATORY', 'ENTERPRISE', 'INSPECTOR', 'REGULATOR'] as const;

/** What "may it be used on that day?" rests on, besides what its trace finds. */
export const VALIDITY_RULES = {
  ASSET_RETIRED: {
    severity: 'GAP',
    neededBy: USER,
    zh: '器具已报废。',
    en: 'The asset is retired.',
    article: '计量法实施细则 第二十二条',
  },
  ASSET_ISOLATED: {
    severity: 'GAP',
    neededBy: USER,
    zh: '器具已被隔离停用。',
    en: 'The asset is isolated from use.',
    article: 'ISO/IEC 17025:2017, 6.4.9',
  },
  VERIFICATION_REQUIRED: {
    severity: 'GAP',
    neededBy: USER,
    zh: '属强制检定，须持检定证书，不能以校准证书代替。',
    en: 'Subject to compulsory verification: a calibration certificate does not do.',
    article: '计量法 第九条',
  },
  NOT_FOR_THIS_PURPOSE: {
    severity: 'GAP',
    neededBy: USER,
    zh: '未声明用于该用途，或其证书不适用于该用途。',
    en: 'Not declared for this purpose, or its certificate does not serve it.',
    article: '计量法 第九条',
  },
  VERDICT_FAIL: {
    severity: 'GAP',
    neededBy: USER,
    zh: '结论为不合格。',
    en: 'The conclusion is a failure.',
    article: '计量法 第九条',
  },
  VERDICT_UNDETERMINED: {
    severity: 'UNDECIDED',
    neededBy: USER,
    zh: '结论未能判定。',
    en: 'The conclusion is undetermined.',
    article: 'JJF 1094-2002',
  },
  CERT_EXPIRED: {
    severity: 'GAP',
    neededBy: USER,
    zh: '证书已过有效期，或已过规定的周期或使用期限。',
    en: 'The certificate has expired, or its interval or the service life has passed.',
    article: '计量法实施细则 第二十二条; JJF 1139-2005',
  },
  DUE_UNKNOWN: {
    severity: 'UNDECIDED',
    neededBy: USER,
    zh: '无到期日可依：证书未注明有效期，也未规定周期。',
    en: 'Nobody can say how long it serves: no date is printed and no interval is set.',
    article: '计量法实施细则 第二十二条; JJF 1139-2005',
  },
  REPAIRED_SINCE: {
    severity: 'GAP',
    neededBy: USER,
    zh: '校准之后曾修理、调整或损坏。',
    en: 'Repaired, adjusted or damaged since its calibration.',
    article: 'ISO/IEC 17025:2017, 6.4.9',
  },
  IMPACT_OPEN: {
    severity: 'UNDECIDED',
    neededBy: ALL,
    zh: '涉及一个尚未结案的失准影响评估，或其自身失准后尚未重新校准。',
    en: 'An impact case that concerns it is open, or it was itself found out of tolerance and not calibrated since.',
    article: 'ISO/IEC 17025:2017, 7.10',
  },
  IMPACT_MAJOR: {
    severity: 'GAP',
    neededBy: ALL,
    zh: '标准失准的影响重大，或足以改变结论。',
    en: 'The error of a reference found out of tolerance is major for it, or changes its verdict.',
    article: 'ISO/IEC 17025:2017, 7.10',
  },
} as const satisfies Record<string, RuleEntry>;
