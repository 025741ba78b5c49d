import { REFUSALS, type RefusalCode } from '@suyuan/domain';
import type { CodeEntry } from './code-entry';

/** The command is understood and cannot be: what the request says contradicts itself or the rules. */
export const REFUSED_STATUS = 422;
/** The command contradicts what is recorded already. */
export const CONFLICT_STATUS = 409;

const CONFLICTS: readonly RefusalCode[] = ['DUPLICATE_CERTIFICATE_NUMBER', 'DUPLICATE_ID', 'ALREADY_REVOKED'];

/** Where a refusal rests on a text of law or a standard. */
const SOURCES: Partial<Record<RefusalCode, string>> = {
  NON_LEGAL_UNIT: '计量法 第三条',
  U_MISSING: 'ILAC-P14:09/2020',
  K_MISSING: 'ILAC-P14:09/2020',
  U_NONPOSITIVE: 'ILAC-P14:09/2020',
  U_BELOW_CMC: 'ILAC-P14:09/2020',
  LAB_OUT_OF_SCOPE: 'ISO/IEC 17025:2017, 5.3',
  LAB_NOT_AUTHORISED: '计量法实施细则 第二十七条',
  LAB_SUSPENDED: '认证认可条例 第四十六条',
  USCC_INVALID: 'GB 32100-2015',
  REGION_INVALID: 'GB/T 2260',
};

/** Refusals that are also told as gaps when a certificate without the accreditation mark has the same fault. */
const ALSO_GAPS: readonly RefusalCode[] = [
  'LAB_NOT_AUTHORISED',
  'LAB_OUT_OF_SCOPE',
  'LAB_SUSPENDED',
  'U_BELOW_CMC',
  'ASSET_RETIRED',
];

function entryOf(code: RefusalCode): CodeEntry {
  const source = SOURCES[code];
  return {
    ...REFUSALS[code],
    status: CONFLICTS.includes(code) ? CONFLICT_STATUS : REFUSED_STATUS,
    ...(ALSO_GAPS.includes(code) ? { severity: 'GAP' as const } : {}),
    ...(source === undefined ? {} : { source }),
  };
}

/** Why the domain refuses a command; texts and names are the domain's own. */
export const REFUSAL_CODES = Object.fromEntries(
  (Object.keys(REFUSALS) as RefusalCode[]).map((code) => [code, entryOf(code)]),
) as Record<RefusalCode, CodeEntry>;
