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
