import type { CodeEntry } from './code-entry';

const GAP = 'GAP' as const;
const UNDECIDED = 'UNDECIDED' as const;
const REMARK = 'REMARK' as const;

/** What a trace finds on its links, its certificates and at its start. */
export const TRACE_CODES = {
  NEVER_CALIBRATED: {
    severity: GAP,
    zh: '该日尚无有效的校准或检定。',
    en: 'Not calibrated or verified by that day.',
  },
  CERTIFICATE_REVOKED: { severity: GAP, zh: '起始证书已被撤销。', en: 'The certificate itself is revoked.' },
  CERTIFICATE_REPLACED: {
    severity: REMARK,
    zh: '起始证书已被修改后的证书取代。',
    en: 'The certificate itself was replaced by an amended one.',
  },
  RANGE_NOT_COVERED: {
    severity: GAP,
    zh: '标准的测量点或范围没有覆盖所用的值。',
    en: 'The points or range of the reference do not cover the value used.',
    source: 'ISO/IEC 17025:2017, 6.5',
  },
  QUANTITY_MISMATCH: {
    severity: GAP,
    zh: '标准证书没有该量的结果。',
    en: 'The certificate of the reference has no result of this quantity.',
  },
  REFERENCE_NOT_YET_CALIBRATED: {
    severity: GAP,
    zh: '使用当日，标准尚未校准。',
    en: 'The reference was not calibrated yet on the day of use.',
  },
  REFERENCE_EXPIRED_AT_USE: {
    severity: GAP,
    zh: '使用当日，标准证书已过有效期。',
    en: 'The certificate of the reference had expired on the day of use.',
    source: '计量法实施细则 第二十二条',
  },
  REFERENCE_REVOKED: {
    severity: GAP,
    zh: '标准证书已被撤销，或在使用当日已停止有效。',
    en: 'The certificate of the reference is void, or was withdrawn by the day of use.',
  },
  REFERENCE_SUPERSEDED: {
    severity: REMARK,
    zh: '使用当日，该标准已有更新的证书。',
    en: 'A later certificate of the reference was in force on the day of use.',
  },
  CITED_CERTIFICATE_OF_OTHER_ASSET: {
    severity: GAP,
    zh: '所引证书属于另一器具。',
    en: 'The certificate cited belongs to another asset.',
  },
  PENDING_REFERENCE: {
    severity: UNDECIDED,
    zh: '所引标准或证书尚未收到。',
    en: 'The reference or certificate cited is not known yet.',
  },
  DOCUMENT_LEVEL_REFERENCE: {
    severity: REMARK,
    zh: '标准只对整份证书给出，未落实到具体结果。',
    en: 'The reference is given for the certificate as a whole, not for this result.',
  },
  CYCLE: { severity: GAP, zh: '链条绕回自身。', en: 'The chain comes back to itself.' },
  CHAIN_ENDS_BELOW_PRIMARY: {
    severity: GAP,
    zh: '链条在到达国家计量基准之前中断。',
    en: 'The chain ends below a national primary standard.',
    source: 'ISO/IEC 17025:2017, 6.5; ILAC-P10:07/2020',
  },
  STANDARD_EXAM_MISSING: {
    severity: GAP,
    zh: '缺少计量基准证书。',
    en: 'There is no certificate of the primary standard (计量基准证书).',
    source: '计量法实施细则 第四条',
  },
  STANDARD_EXAM_LAPSED: {
    severity: GAP,
    zh: '使用当日，计量基准证书不在有效期内。',
    en: 'The certificate of the primary standard was not in force on the day of use.',
    source: '计量法实施细则 第四条',
  },
  NMI_CMC_NOT_IN_KCDB: {
    severity: GAP,
    zh: '外部国家计量院未给出 KCDB 中的 CMC。',
    en: 'The foreign institute gives no CMC in the KCDB.',
    source: 'ILAC-P10:07/2020',
  },
  ROUTE_3_NO_EVIDENCE: {
    severity: GAP,
    zh: '外部实验室未给出认可证据。',
    en: 'The foreign laboratory gives no evidence of accreditation.',
    source: 'ILAC-P10:07/2020',
  },
} as const satisfies Record<string, CodeEntry>;

/** What the answer to "may it be used on that day?" rests on, besides what its trace finds. */
export const VALIDITY_CODES = {
  CERT_EXPIRED: {
    severity: GAP,
    zh: '证书已过有效期。',
    en: 'The certificate has expired.',
    source: '计量法实施细则 第二十二条',
  },
  VERDICT_FAIL: {
    severity: GAP,
    zh: '结论为不合格。',
    en: 'The conclusion is a failure.',
    source: '计量法 第九条',
  },
  VERDICT_UNDETERMINED: { severity: UNDECIDED, zh: '结论未能判定。', en: 'The conclusion is undetermined.' },
  NOT_FOR_THIS_PURPOSE: {
    severity: GAP,
    zh: '不适用于该用途。',
    en: 'Not for this purpose.',
    source: '计量法 第九条',
  },
  VERIFICATION_REQUIRED: {
    severity: GAP,
    zh: '属强制检定，须持检定证书，不能以校准证书代替。',
    en: 'Subject to compulsory verification: a calibration certificate does not do.',
    source: '计量法 第九条',
  },
  ASSET_ISOLATED: { severity: GAP, zh: '器具已被隔离停用。', en: 'The asset is isolated from use.' },
  REPAIRED_SINCE: {
    severity: GAP,
    zh: '校准之后曾修理、调整或损坏。',
    en: 'Repaired, adjusted or damaged since its calibration.',
  },
} as const satisfies Record<string, CodeEntry>;
