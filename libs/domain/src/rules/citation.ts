import type { LocalText } from '../vocabulary';

/** What a rule rests on, as one cites it in each language. */
export type Citation = Required<LocalText>;

/** Laws and regulations of China by the titles in use; English ones as the ministries translate them. */
const LAWS = {
  METROLOGY_LAW: { zh: '计量法', en: 'Metrology Law of China' },
  METROLOGY_RULES: { zh: '计量法实施细则', en: 'Rules for the Implementation of the Metrology Law of China' },
  CIVIL_CODE: { zh: '民法典', en: 'Civil Code of China' },
  ACCREDITATION: { zh: '认证认可条例', en: 'Regulations of China on Certification and Accreditation' },
  ELECTRONIC_SIGNATURE_LAW: { zh: '电子签名法', en: 'Electronic Signature Law of China' },
} as const;

const DIGITS = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 to 99 as laws number their articles: 第二十二条. */
function ordinal(article: number): string {
  const [tens, ones] = [Math.floor(article / 10), article % 10];
  const ten = tens === 0 ? '' : `${tens === 1 ? '' : DIGITS[tens]}十`;
  return `第${ten}${DIGITS[ones]}条`;
}

/** Articles of a law; a pair is what stands from the one to the other. */
export function articles(
  law: keyof typeof LAWS,
  first: number,
  ...others: (number | [from: number, to: number])[]
): Citation {
  const { zh, en } = LAWS[law];
  const all = [first, ...others];
  const inChinese = all.map((each) =>
    typeof each === 'number' ? ordinal(each) : `${ordinal(each[0])}至${ordinal(each[1])}`,
  );
  const inEnglish = all.map((each) => (typeof each === 'number' ? `${each}` : `${each[0]} to ${each[1]}`));
  const isOne = all.length === 1;
  return {
    zh: `${zh} ${inChinese.join('、')}`,
    en: `${en}, Article${isOne ? '' : 's'} ${inEnglish.join(', ')}`,
  };
}

/** What is cited by the same designation in every language. */
export function standard(designation: string): Citation {
  return { zh: designation, en: designation };
}

/** Nobody here has seen the text itself. */
export function unconfirmed({ zh, en }: Citation): Citation {
  return { zh: `${zh}（未核对原文）`, en: `${en} (unconfirmed)` };
}

export function cited(...citations: Citation[]): Citation {
  return {
    zh: citations.map(({ zh }) => zh).join('；'),
    en: citations.map(({ en }) => en).join('; '),
  };
}
