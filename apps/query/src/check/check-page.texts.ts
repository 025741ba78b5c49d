import type { PublicState } from '@suyuan/contract';
import type { Language } from '@suyuan/platform';
import { STATES, type State } from '@suyuan/domain';
import { STATE_WORDS } from '../status/state-words';

/** How a state looks and reads: the icon and the word say it without colour, the colour without reading. */
export interface StateText {
  icon: string;
  /** Name of the colour class in the page's style. */
  tone: 'good' | 'bad' | 'open' | 'none';
  word: Record<Language, string>;
  /** What it means for whoever stands before the instrument. */
  meaning: Record<Language, string>;
}

type Look = Pick<StateText, 'icon' | 'tone'>;

const LOOKS: Record<State, Look> = {
  VALID: { icon: '✔', tone: 'good' },
  DUE_SOON: { icon: '◷', tone: 'open' },
  RESTRICTED: { icon: '◐', tone: 'open' },
  SUPERSEDED: { icon: '↻', tone: 'bad' },
  CANNOT_SAY: { icon: '?', tone: 'open' },
  INVALID: { icon: '✖', tone: 'bad' },
  NOT_TRACEABLE: { icon: '✖', tone: 'bad' },
  NOT_CALIBRATED: { icon: '∅', tone: 'bad' },
  EXPIRED: { icon: '◷', tone: 'bad' },
  FAILED: { icon: '✖', tone: 'bad' },
  UNDER_REVIEW: { icon: '⚠', tone: 'bad' },
  SUSPENDED: { icon: '⏸', tone: 'bad' },
  REVOKED: { icon: '✖', tone: 'bad' },
  RETIRED: { icon: '✖', tone: 'bad' },
};

const judged = Object.fromEntries(
  STATES.map((state) => [state, { ...LOOKS[state], ...STATE_WORDS[state] }]),
) as Record<State, StateText>;

export const STATE_TEXTS: Record<PublicState, StateText> = {
  ...judged,
  ON_RECORD: {
    icon: 'ⓘ',
    tone: 'none',
    word: { zh: '编号已登记', en: 'The number is on record' },
    meaning: {
      zh: '系统中有此编号的证书。请补充出厂编号末四位或标签上的核验码，以查看其状态并与纸质证书核对。',
      en: 'A certificate with this number is on record. Add the last four of the serial number, or the code on the label, to see its state and compare the paper.',
    },
  },
  AMBIGUOUS: {
    icon: '≠',
    tone: 'open',
    word: { zh: '无法确定是哪一件', en: 'More than one' },
    meaning: {
      zh: '有多件与所填内容相符，无法确定您手中的是哪一件；请按证书编号核验，或向出具机构核实。',
      en: 'Several match what you gave, and nobody can say which one you hold. Check by the certificate number, or ask the laboratory.',
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
  issuer: { zh: '出具机构代码（可不填）', en: 'Code of the laboratory (if known)' },
  serialEnd: { zh: '出厂编号末四位', en: 'Last four of the serial number' },
  code: { zh: '或：标签上的核验码', en: 'Or: the code on the label' },
  item: { zh: '第几台（如 2/3）', en: 'Item (such as 2/3)' },
  revision: { zh: '修订次数', en: 'Revision' },
  noMatch: {
    zh: '所填的出厂编号末四位或核验码与登记的不符，请核对。',
    en: 'The last four or the code that you gave is not that of the record. Compare them.',
  },
  incomplete: {
    zh: '内容过多，本页只列出一部分。',
    en: 'There is more than this page lists.',
  },
  laboratories: { zh: '有此编号的机构', en: 'Laboratories with this number' },
  count: { zh: '相符件数', en: 'How many match' },
  why: { zh: '原因', en: 'Why' },
  due: { zh: '到期日', en: 'Due day' },
  conclusion: { zh: '结论', en: 'Conclusion' },
  range: { zh: '范围', en: 'Range' },
  greatestU: { zh: '最大扩展不确定度', en: 'Greatest expanded uncertainty' },
  sha256: { zh: '记录的 SHA-256', en: 'SHA-256 of the record' },
  revocation: { zh: '撤销', en: 'Revocation' },
  replacement: { zh: '替代证书', en: 'Replaced by' },
  chain: { zh: '溯源链（自下而上）', en: 'Chain, from the item up' },
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
