import type { Language } from '@suyuan/platform';
import type { PublicVerdict } from './verification.state';

/** How a state looks and reads: the icon and the word say it without colour, the colour without reading. */
export interface StateText {
  icon: string;
  /** Name of the colour class in the page's style. */
  tone: 'good' | 'bad' | 'open' | 'none';
  word: Record<Language, string>;
  /** What it means for whoever stands before the instrument. */
  meaning: Record<Language, string>;
}

export const STATES: Record<PublicVerdict, StateText> = {
  VALID: {
    icon: '✔',
    tone: 'good',
    word: { zh: '有效', en: 'Valid' },
    meaning: {
      zh: '证书真实、在有效期内，溯源链完整到国家基准。',
      en: 'The certificate is genuine and in force, and its chain reaches the national standard.',
    },
  },
  EXPIRED: {
    icon: '⌛',
    tone: 'bad',
    word: { zh: '已过期', en: 'Expired' },
    meaning: {
      zh: '证书真实，但有效期已过；器具须重新检定或校准后方可使用。',
      en: 'The certificate is genuine, but its term has ended. The instrument needs a new one before use.',
    },
  },
  REVOKED: {
    icon: '✖',
    tone: 'bad',
    word: { zh: '已撤销', en: 'Revoked' },
    meaning: {
      zh: '出具机构或监管部门已撤销此证书，请勿依据它使用器具。',
      en: 'The laboratory or the regulator has revoked this certificate. Do not rely on it.',
    },
  },
  SUPERSEDED: {
    icon: '↻',
    tone: 'bad',
    word: { zh: '已被替代', en: 'Superseded' },
    meaning: {
      zh: '出具机构已用另一份证书替代此证书，请索取新证书。',
      en: 'The laboratory has replaced this certificate by another one. Ask for the new one.',
    },
  },
  SUSPENDED: {
    icon: '⏸',
    tone: 'bad',
    word: { zh: '已停用', en: 'Suspended' },
    meaning: {
      zh: '证书真实，但此后器具已停用、报废，或经修理、调整、损坏；须重新检定或校准。',
      en: 'The certificate is genuine, but since then the instrument was taken out of use, repaired, adjusted or damaged.',
    },
  },
  FAILED: {
    icon: '✖',
    tone: 'bad',
    word: { zh: '不合格', en: 'Failed' },
    meaning: {
      zh: '证书真实，其结论为不合格，器具不得使用。',
      en: 'The certificate is genuine and says that the instrument failed. It must not be used.',
    },
  },
  UNDETERMINED: {
    icon: '?',
    tone: 'open',
    word: { zh: '无法判定', en: 'Cannot say' },
    meaning: {
      zh: '证书已登记且未撤销，但其结论或到国家基准的溯源链尚不能确认。',
      en: 'The certificate is on record and not revoked, but its conclusion or its chain to the national standard is not confirmed.',
    },
  },
  UNKNOWN: {
    icon: '∅',
    tone: 'none',
    word: { zh: '未查到', en: 'Not found' },
    meaning: {
      zh: '系统中没有这份证书。请核对输入的每一个字符；仍未查到时，请向出具机构核实，或拨打 12315 举报。',
      en: 'There is no such certificate on record. Compare every character; if it is still not found, ask the laboratory that issued it, or call 12315.',
    },
  },
};

export const WORDS = {
  title: { zh: '证书核验', en: 'Check a certificate' },
  service: { zh: '溯源 · 计量溯源服务', en: 'Suyuan · measurement traceability' },
  byNumber: { zh: '按证书编号', en: 'By certificate number' },
  bySerial: { zh: '按出厂编号', en: 'By serial number' },
  issuer: { zh: '出具机构代码', en: 'Code of the laboratory' },
  number: { zh: '证书编号', en: 'Certificate number' },
  serialNumber: { zh: '出厂编号', en: 'Serial number' },
  manufacturer: { zh: '制造商', en: 'Manufacturer' },
  check: { zh: '核验', en: 'Check' },
  another: { zh: '核验另一份', en: 'Check another one' },
  other: { zh: 'English', en: '中文' },
  until: { zh: '有效至', en: 'until' },
  asOf: { zh: '截至', en: 'as of' },
  laboratory: { zh: '出具机构', en: 'Laboratory' },
  asset: { zh: '器具', en: 'Instrument' },
  model: { zh: '型号', en: 'Model' },
  performedOn: { zh: '检定/校准日期', en: 'Performed on' },
  issuedOn: { zh: '签发日期', en: 'Issued on' },
  validUntil: { zh: '有效期至', en: 'Valid until' },
  notStated: { zh: '未注明', en: 'not stated' },
  paper: {
    zh: '纸质证书与本页不一致时，以本页为准。',
    en: 'Where the paper says something else, this page counts.',
  },
  busyTitle: { zh: '请稍候', en: 'Please wait' },
  busy: {
    zh: '查询过于频繁，请在若干秒后重试：',
    en: 'Too many look-ups from your address. Try again after this many seconds: ',
  },
  badInput: {
    zh: '请填写同一行的两项，且不含特殊控制字符。',
    en: 'Fill in both fields of one form, without control characters.',
  },
} as const satisfies Record<string, Record<Language, string>>;
