import { articles } from './citation';
import type { RuleEntry } from './rule';

/** What the record of a certificate says of it; none of these is a reason of a trace or of validity. */
export const RECORD_RULES = {
  UNSOLICITED_CERTIFICATE: {
    severity: 'REMARK',
    neededBy: ['LABORATORY', 'ENTERPRISE', 'INSPECTOR', 'REGULATOR'],
    zh: '未获采信：出具机构既非所有者，也未经法定授权、委托或指定，所有者亦未认可；不影响器具的状态。',
    en: 'Not admitted: neither the owner nor anybody authorised, entrusted or designated issued it, and the owner has not accepted it; it changes nothing about the asset.',
    article: articles('METROLOGY_LAW', 20),
  },
} as const satisfies Record<string, RuleEntry>;
