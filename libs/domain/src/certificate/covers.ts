import {
  baseRangeOf,
  hasNaturalZero,
  toBaseRange,
  type DoubleRange,
  type RangedResult,
} from '../metrology/conversion';
import { isVerification, type CertificateKind, type Conclusion, type QuantityRange } from '../vocabulary';

/**
 * What a result of a verification covers beyond what it states (RECORD.md section 2): ALL that the asset is registered
 * for, or, with points, DOWN_TO_MINIMUM of it.
 */
export type RegisteredCover = 'ALL' | 'DOWN_TO_MINIMUM';

/**
 * A verification speaks of the whole instrument. Without points it covers all that is registered, whatever it concludes;
 * a PASS with points and no stated range reaches down to the registered minimum, where zero is the absence of the quantity.
 */
export function registeredCover(
  result: RangedResult,
  { kind, conclusion }: { kind: CertificateKind; conclusion: Conclusion },
): RegisteredCover | null {
  if (result.range || !isVerification(kind)) return null;
  if (!result.points?.length) return 'ALL';
  return conclusion === 'PASS' && hasNaturalZero(result) ? 'DOWN_TO_MINIMUM' : null;
}

/** The ranges that a result covers of an asset with these measurands, in the base unit; empty: nothing that is known. */
export function coversOf(
  result: RangedResult,
  certificate: { kind: CertificateKind; conclusion: Conclusion },
  measurands: readonly { quantity: string; range: QuantityRange | null }[],
): DoubleRange[] {
  const own = baseRangeOf(result);
  const cover = registeredCover(result, certificate);
  const stated = own === null ? [] : [own];
  if (cover === null) return stated;
  const registered = measurands.flatMap(({ quantity, range }) =>
    range === null || quantity !== result.quantity ? [] : [toBaseRange(range, quantity)],
  );
  return [...stated, ...reached(cover, own, joined(registered))];
}

/** What the registered ranges add to the stated one. */
export function reached(
  cover: RegisteredCover,
  own: DoubleRange | null,
  registered: readonly DoubleRange[],
): DoubleRange[] {
  if (cover === 'ALL' || own === null) return [...registered];
  return registered
    .filter(({ lo, hi }) => lo <= own.hi && own.lo <= hi)
    .map(({ lo }) => ({ lo: Math.min(lo, own.lo), hi: own.hi }));
}

/** Ranges that meet are one: an instrument of several ranges measures through all of them. */
export function joined(ranges: readonly DoubleRange[]): DoubleRange[] {
  const whole: DoubleRange[] = [];
  for (const range of [...ranges].sort((a, b) => a.lo - b.lo)) {
    const last = whole.at(-1);
    if (last === undefined || range.lo > last.hi) whole.push({ ...range });
    else last.hi = Math.max(last.hi, range.hi);
  }
  return whole;
}
