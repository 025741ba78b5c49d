import type { Calibration } from '../api/records';
import { compact } from '../parts/compact';

/** How a reference is named in the form; not part of what is posted. */
export type NamedBy = 'asset' | 'nameplate' | 'external';

/** Form-only choices beside the fields of the contract, taken out before posting. */
const FORM_ONLY = new Set(['namedBy']);

/**
 * The body of the post: the form's values without what was left empty. Places in lists are kept, so that the JSON
 * Pointers of a refusal fit the fields of the form.
 */
export function bodyOf(values: unknown): Calibration {
  return (compact(values, FORM_ONLY) ?? {}) as Calibration;
}

export const EMPTY_POINT = { coverageFactor: '2' };
export const EMPTY_REFERENCE = { namedBy: 'asset' as NamedBy, role: 'MAIN' };
export const EMPTY_RESULT = { points: [EMPTY_POINT], references: [EMPTY_REFERENCE] };

export function newDraft(asset: string | null, issuer: string | null) {
  return {
    namedBy: 'asset' as NamedBy,
    asset: asset ?? undefined,
    issuer: issuer ?? undefined,
    kind: 'CALIBRATION',
    conclusion: 'PASS',
    accredited: false,
    results: [EMPTY_RESULT],
  };
}

const KEY_BYTES = 16;

/** A random Idempotency-Key. `crypto.randomUUID` exists only over HTTPS and on loopback; intranets use neither. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
