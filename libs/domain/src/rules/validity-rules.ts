import { articles, cited, standard, unconfirmed } from './citation';
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
    article: articles('METROLOGY_RULES', 22),
  },
  ASSET_ISOLATED: {
    severity: 'GAP',
    neededBy: USER,
    zh: '器具已被隔离停用。',
    en: 'The asset is isolated from use.',
    article: standard('ISO/IEC 17025:2017, 6.4.9'),
  },
  OWNER_DISSOLVED: {
    severity: 'UNDECIDED',
    neededBy: USER,
    zh: '所有者已注销，无人对该器具负责。',
    en: 'Its owner was dissolved; nobody answers for it.',
    article: articles('CIVIL_CODE', 72),
  },
  VERIFICATION_REQUIRED: {
    severity: 'GAP',
    neededBy: USER,
    zh: '属强制检定，须持检定证书，不能以校准证书代替。',
    en: 'Subject to compulsory verification: a calibration certificate does not do.',
    article: articles('METROLOGY_LAW', 9),
  },
  NOT_FOR_THIS_PURPOSE: {
    severity: 'GAP',
    neededBy: USER,
    zh: '未声明用于该用途，或其证书不适用于该用途。',
    en: 'Not declared for this purpose, or its certificate does not serve it.',
    article: articles('METROLOGY_LAW', 9),
  },
  VERDICT_FAIL: {
    severity: 'GAP',
    neededBy: USER,
    zh: '结论为不合格。',
    en: 'The conclusion is a failure.',
    article: articles('METROLOGY_LAW', 9),
  },
  VERDICT_UNDETERMINED: {
    severity: 'UNDECIDED',
    neededBy: USER,
    zh: '结论未能判定。',
    en: 'The conclusion is undetermined.',
    article: standard('JJF 1094-2002'),
  },
  NOT_CONFIRMED: {
    severity: 'UNDECIDED',
    neededBy: USER,
    zh: '校准证书未给出结论，其限值也未知，所有者亦未作计量确认。',
    en: 'The calibration states no conclusion, no limits are known for it, and its owner has not confirmed it.',
    article: standard('ISO 10012:2003, 7.1'),
  },
  CONFIRMATION_INCONSISTENT: {
    severity: 'GAP',
    neededBy: USER,
    zh: '按证书数据重新计算，计量确认的结论与所述不一致。',
    en: 'Recomputed from the certificate, the conclusion of the confirmation is another than the one stated.',
    article: standard('ISO 10012:2003, 7.1'),
  },
  CONFIRMATION_WIDENS: {
    severity: 'REMARK',
    neededBy: USER,
    zh: '计量确认的要求宽于法定或等级的限值；以后者为准。',
    en: 'The requirement of the confirmation is wider than the limits of the law or the class, which hold.',
    article: cited(articles('METROLOGY_LAW', 9), standard('ISO 10012:2003, 7.1')),
  },
  CERT_EXPIRED: {
    severity: 'GAP',
    neededBy: USER,
    zh: '证书已过有效期，或已过规定的周期或使用期限。',
    en: 'The certificate has expired, or its interval or the service life has passed.',
    article: cited(articles('METROLOGY_RULES', 22), standard('JJF 1139-2005')),
  },
  DUE_UNKNOWN: {
    severity: 'UNDECIDED',
    neededBy: USER,
    zh: '无到期日可依：证书未注明有效期，也未规定周期。',
    en: 'Nobody can say how long it serves: no date is printed and no interval is set.',
    article: cited(articles('METROLOGY_RULES', 22), standard('JJF 1139-2005')),
  },
  REPAIRED_SINCE: {
    severity: 'GAP',
    neededBy: USER,
    zh: '校准之后曾修理、调整或损坏。',
    en: 'Repaired, adjusted or damaged since its calibration.',
    article: standard('ISO/IEC 17025:2017, 6.4.9'),
  },
  CHANGED_SINCE: {
    severity: 'GAP',
    neededBy: USER,
    zh: '检定或校准之后封印被破坏，或软件被更改；强制检定的器具须重新检定。',
    en: 'Its seal was broken or its software changed since; what was verified has to be verified again.',
    article: cited(articles('METROLOGY_RULES', 22), unconfirmed(standard('OIML D 31:2019'))),
  },
  FAILED_SINCE: {
    severity: 'GAP',
    neededBy: USER,
    zh: '其后的期间核查或校准表明其不合格。',
    en: 'A later check or calibration found it beyond its limits.',
    article: standard('ISO/IEC 17025:2017, 6.4.9, 6.4.10'),
  },
  CHECK_CONTRADICTED: {
    severity: 'REMARK',
    neededBy: USER,
    zh: '期间核查所述结果与其数据不符；以数据为准。',
    en: 'An intermediate check says another thing than its figures, which count.',
    article: standard('ISO/IEC 17025:2017, 6.4.10'),
  },
  CHECK_WITHOUT_FIGURES: {
    severity: 'REMARK',
    neededBy: USER,
    zh: '期间核查通过，但未给出数据，不能证明当时状态良好。',
    en: 'An intermediate check is told as passed without figures, so it bears out nothing.',
    article: standard('ISO/IEC 17025:2017, 6.4.10'),
  },
  IMPACT_OPEN: {
    severity: 'UNDECIDED',
    neededBy: ALL,
    zh: '涉及一个尚未结案的失准影响评估，或其自身失准后尚未重新校准。',
    en: 'An impact case that concerns it is open, or it was itself found out of tolerance and not calibrated since.',
    article: standard('ISO/IEC 17025:2017, 7.10'),
  },
  IMPACT_MAJOR: {
    severity: 'GAP',
    neededBy: ALL,
    zh: '标准失准的影响重大，或足以改变结论。',
    en: 'The error of a reference found out of tolerance is major for it, or changes its verdict.',
    article: standard('ISO/IEC 17025:2017, 7.10'),
  },
} as const satisfies Record<string, RuleEntry>;
