import { NATIONAL_REGION } from '../jurisdiction/regions';

/** Characters of a 统一社会信用代码 in the order of their values (GB 32100-2015, table 1): no I, O, S, V, Z. */
const USCC_ALPHABET = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Weights are powers of 3 modulo 31 (GB 32100-2015, 5.4). */
const USCC_BASE = 3;
const USCC_MODULUS = USCC_ALPHABET.length;
const USCC_LENGTH = 18;

/** True when the code has 18 characters of the alphabet and the last is the check character of the others. */
export function isUscc(code: string): boolean {
  if (code.length !== USCC_LENGTH) return false;
  let sum = 0;
  let weight = 1;
  for (const character of code.slice(0, -1)) {
    const value = USCC_ALPHABET.indexOf(character);
    if (value < 0) return false;
    sum += value * weight;
    weight = (weight * USCC_BASE) % USCC_MODULUS;
  }
  const check = (USCC_MODULUS - (sum % USCC_MODULUS)) % USCC_MODULUS;
  return code.at(-1) === USCC_ALPHABET[check];
}

/** First two digits of a division code: provinces, autonomous regions, municipalities, SARs (GB/T 2260-2007, table 1). */
const PROVINCES = new Set(
  '11 12 13 14 15 21 22 23 31 32 33 34 35 36 37 41 42 43 44 45 46 50 51 52 53 54 61 62 63 64 65 71 81 82'.split(
    ' ',
  ),
);

/** Abroad, as Chinese registers write it: GB/T 2260 has no code for it, and foreign institutes issue certificates too. */
export const REGION_ABROAD = '990000';

/** Six digits that begin with a province-level code, the country, or abroad. Counties come and go: they are not listed. */
export function isRegion(code: string): boolean {
  if (code === REGION_ABROAD || code === NATIONAL_REGION) return true;
  return /^\d{6}$/.test(code) && PROVINCES.has(code.slice(0, 2));
}
