/**
 * Every reason for which the domain refuses a command, with its text for people: the one list. The contract adds
 * the HTTP status. Names are for ever: add, never rename.
 */
export const REFUSALS = {
  REQUIRED: { zh: '缺少必填内容。', en: 'A required value is missing.' },
  NOT_ALLOWED: { zh: '此处不得填写。', en: 'A value is stated where none may be.' },
  NOT_A_DECIMAL: { zh: '不是合法的十进制数。', en: 'Not a decimal number.' },
  TOO_MANY_DIGITS: {
    zh: '有效数字超过 40 位，不予读取。',
    en: 'More than 40 significant digits are not read.',
  },
  UNKNOWN_PART: { zh: '该器具没有这一部件。', en: 'The asset has no such part.' },
  UNKNOWN_QUANTITY: { zh: '未知的量。', en: 'The quantity is not in the list.' },
  AMENDMENT_BACKWARDS: {
    zh: '已过之日的用途、限值、等级和铭牌只能由主管部门更正。',
    en: 'Purpose, limits, class and nameplate of days that have passed are amended by a competent regulator.',
  },
  ORGANIZATION_ENDED: {
    zh: '该机构已被合并或已注销。',
    en: 'The organization was merged into another one or dissolved.',
  },
  PARAMETER_UNKNOWN: { zh: '未知的参量。', en: 'The parameter is not in the list.' },
  EXPRESSION_INVALID: {
    zh: '能力的表达式无法计算。',
    en: 'The expression of the capability cannot be worked out.',
  },
  NON_LEGAL_UNIT: { zh: '不是法定计量单位。', en: 'Not a legal unit of measurement.' },
  UNIT_INCOMPATIBLE: { zh: '单位与量的量纲不符。', en: 'The unit has another dimension than the quantity.' },
  AMBIGUOUS_RELATIVE: {
    zh: '不清楚相对于什么：请用 of 说明（ABSOLUTE、VALUE、SPAN 或 FULL_SCALE）。',
    en: 'Not clear what the figure is relative to: `of` says it (ABSOLUTE, VALUE, SPAN or FULL_SCALE).',
  },
  RANGE_INVERTED: { zh: '范围的下限大于上限。', en: 'The least value of the range exceeds the greatest.' },
  RANGE_MISSING: {
    zh: '结果既没有测量点，也没有声明范围，无法确定其覆盖。',
    en: 'The result has neither a measured point nor a stated range, so nothing says what it covers.',
  },
  U_MISSING: { zh: '测量点缺少扩展不确定度 U。', en: 'A measured point states no expanded uncertainty U.' },
  K_MISSING: { zh: '测量点缺少包含因子 k。', en: 'A measured point states no coverage factor k.' },
  U_NONPOSITIVE: { zh: '扩展不确定度必须大于零。', en: 'An expanded uncertainty must be greater than zero.' },
  LIMIT_NONPOSITIVE: { zh: '最大允许误差必须大于零。', en: 'A limit of error must be greater than zero.' },
  K_NONPOSITIVE: { zh: '包含因子必须大于零。', en: 'A coverage factor must be greater than zero.' },
  TIME_ORDER: { zh: '日期先后颠倒或在未来。', en: 'The dates are out of order or in the future.' },
  UNKNOWN_INSTRUMENT: { zh: '器具尚未登记。', en: 'The asset is not registered.' },
  UNKNOWN_LAB: { zh: '机构尚未登记。', en: 'The organization is not registered.' },
  SELF_REFERENCE: {
    zh: '不得以被校器具自身为标准。',
    en: 'A calibration cannot name its own asset as reference.',
  },
  EXTERNAL_AND_ASSET: {
    zh: '标准须给出本系统器具或外部证据之一，且只能其一。',
    en: 'A reference gives either an asset or external evidence.',
  },
  REALIZATION_WITH_REFERENCES: {
    zh: '复现不引用任何标准。',
    en: 'A realization of the unit names no references.',
  },
  REPLACES_OTHER: {
    zh: '只能修改同一机构、同一器具的另一份证书。',
    en: 'A certificate amends another certificate of the same issuer and asset.',
  },
  LAB_NOT_AUTHORISED: {
    zh: '机构没有该量的认可范围，不得使用认可标识。',
    en: 'The laboratory has no scope for this quantity, so it may not use the accreditation mark.',
  },
  LAB_OUT_OF_SCOPE: {
    zh: '超出机构当日有效的认可范围，不得使用认可标识。',
    en: 'Outside the scope in force on the day, so the accreditation mark may not be used.',
  },
  LAB_SUSPENDED: {
    zh: '机构的认可当日处于暂停状态，不得使用认可标识。',
    en: 'The scope was suspended on the day, so the accreditation mark may not be used.',
  },
  U_BELOW_CMC: {
    zh: '不确定度小于机构的校准和测量能力（CMC）。',
    en: "The uncertainty is below the laboratory's calibration and measurement capability (CMC).",
  },
  DUPLICATE_CERTIFICATE_NUMBER: {
    zh: '该机构已有同号而内容不同的证书。',
    en: 'The issuer already has a certificate of this number with other content.',
  },
  DUPLICATE_ID: { zh: '该标识已被占用。', en: 'The id is taken with other content.' },
  NAMEPLATE_TAKEN: {
    zh: '已有相同铭牌（制造单位、型号、出厂编号）的器具；确为另一台的，请声明 sameNameplate 并说明理由。',
    en: 'Another asset bears this nameplate; if this is a second one, say sameNameplate with a reason.',
  },
  USCC_INVALID: { zh: '统一社会信用代码校验不通过。', en: 'The unified social credit code fails its check.' },
  REGION_INVALID: { zh: '行政区划代码无效。', en: 'Not a division code of GB/T 2260.' },
  SCHEME_INCONSISTENT: {
    zh: '检定系统表的等级或连线自相矛盾。',
    en: 'The levels and edges of the scheme contradict each other.',
  },
  METHOD_INCONSISTENT: {
    zh: '规程或规范的内容自相矛盾。',
    en: 'The statements about the method contradict each other.',
  },
  QUANTITY_INCONSISTENT: {
    zh: '量的内容自相矛盾。',
    en: 'The statements about the quantity contradict each other.',
  },
  QUANTITY_MEANING_FIXED: {
    zh: '新版本不得改变已公布的量的含义（单位、零点、对数、参数）。',
    en: 'A later version does not change what a published quantity means (unit, zero, logarithm, parameters).',
  },
  ASSET_RETIRED: { zh: '器具已报废。', en: 'The asset is retired.' },
  IMPACT_CASE_CLOSED: {
    zh: '影响评估案已结案，不再接受记录。',
    en: 'The impact case is closed and takes nothing more.',
  },
  ALREADY_REVOKED: { zh: '证书已被宣告无效。', en: 'The certificate is void already.' },
  SUSPENSION_TOO_LONG: {
    zh: '证书暂停最长 30 天；更长须由两人撤销。',
    en: 'A certificate is suspended for at most 30 days; more takes a revocation by two people.',
  },
  SUSPENSION_NOT_RENEWABLE: {
    zh: '同一人不得接连暂停同一证书。',
    en: 'The same person does not suspend the same certificate again shortly after.',
  },
  PROPOSAL_SAME_PERSON: {
    zh: '提出人不得批准自己的提议，须由另一人批准。',
    en: 'Whoever proposed it cannot approve it; another person has to.',
  },
  PROPOSAL_EXPIRED: { zh: '提议已过期，须重新提出。', en: 'The proposal has lapsed; propose it again.' },
  PROPOSAL_DIGEST_MISMATCH: {
    zh: '所批准的内容与提议不符。',
    en: 'What was approved is not what the proposal says.',
  },
} as const satisfies Record<string, { zh: string; en: string }>;

export type RefusalCode = keyof typeof REFUSALS;
