import { QUANTITIES } from './quantities';
import { parseUnit, type Unit } from './units';

/** Legal units in common use, each once, for forms and documentation; `readUnit` accepts all other legal ones too. */
export const UNITS: readonly Unit[] = [
  ...new Set([...QUANTITIES.flatMap((quantity) => quantity.units), '%', '[ppm]', '[ppth]', '1']),
].map((code) => parseUnit(code)!);
