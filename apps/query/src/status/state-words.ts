import type { LocalText, State } from '@suyuan/domain';

type Words = Required<LocalText>;

/** Each state in a word, and what it means for whoever stands before the instrument. The one place for both. */
export const STATE_WORDS: Record<State, { word: Words; meaning: Words }> = {
  VALID: {
    word: { zh: '有效', en: 'Valid' },
    meaning: {
      zh: '在有效期内，且溯源链完整到国家基准。',
      en: 'In its term, and its chain reaches the national standard.',
    },
  },
  DUE_SOON: {
    word: { zh: '即将到期', en: 'Due soon' },
    meaning: {
      zh: '有效，但将在三十天内到期；请及时送检。',
      en: 'Valid, but its term ends within thirty days. Arrange the next one in time.',
    },
  },
  RESTRICTED: {
    word: { zh: '限用', en: 'Restricted use' },
    meaning: {
      zh: '部分功能或通道不合格，只能使用合格的部分，详见证书。',
      en: 'Some functions or channels failed. Only those that passed are of use; see the certificate.',
    },
  },
  SUPERSEDED: {
    word: { zh: '已被替代', en: 'Superseded' },
    meaning: {
      zh: '已有另一份证书替代此证书，请索取新证书。',
      en: 'Another certificate has taken its place. Ask for the new one.',
    },
  },
  CANNOT_SAY: {
    word: { zh: '无法判定', en: 'Cannot say' },
    meaning: {
      zh: '已登记，但所依据的事实尚不足以判定。',
      en: 'On record, but what it rests on does not suffice to say.',
    },
  },
  INVALID: {
    word: { zh: '无效', en: 'Not valid' },
    meaning: {
      zh: '不符合使用条件，请勿依据它使用。',
      en: 'A condition of use is not met. Do not rely on it.',
    },
  },
  NOT_TRACEABLE: {
    word: { zh: '溯源链中断', en: 'Not traceable' },
    meaning: {
      zh: '其到国家基准的溯源链有缺口，请勿依据它使用。',
      en: 'Its chain to the national standard has a gap. Do not rely on it.',
    },
  },
  NOT_CALIBRATED: {
    word: { zh: '未检定/校准', en: 'Not calibrated' },
    meaning: {
      zh: '没有有效的检定或校准证书，不得使用。',
      en: 'No verification or calibration counts for it. It must not be used.',
    },
  },
  EXPIRED: {
    word: { zh: '已过期', en: 'Expired' },
    meaning: {
      zh: '有效期已过，须重新检定或校准后方可使用。',
      en: 'Its term has ended. It needs a new verification or calibration before use.',
    },
  },
  FAILED: {
    word: { zh: '不合格', en: 'Failed' },
    meaning: { zh: '结论为不合格，不得使用。', en: 'It failed. It must not be used.' },
  },
  UNDER_REVIEW: {
    word: { zh: '失准评估中', en: 'Under review' },
    meaning: {
      zh: '它或其标准被发现失准，评估尚未结案，请勿依据它使用。',
      en: 'It or its standard was found out of tolerance, and the case is open. Do not rely on it.',
    },
  },
  SUSPENDED: {
    word: { zh: '已停用', en: 'Suspended' },
    meaning: {
      zh: '器具已隔离停用，或其证书被暂停，暂不得使用。',
      en: 'The instrument is isolated from use, or its certificate is suspended. Not to be used for now.',
    },
  },
  REVOKED: {
    word: { zh: '已撤销', en: 'Revoked' },
    meaning: {
      zh: '出具机构或监管部门已撤销此证书，请勿依据它使用。',
      en: 'The laboratory or the regulator has revoked the certificate. Do not rely on it.',
    },
  },
  RETIRED: {
    word: { zh: '已报废', en: 'Retired' },
    meaning: { zh: '器具已报废，不得使用。', en: 'The instrument is retired. It must not be used.' },
  },
};
