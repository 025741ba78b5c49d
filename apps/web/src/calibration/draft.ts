import type { CalibrationDraft } from '../api/drafts';
import { VERIFICATION_KINDS } from '../api/vocabulary';
import { compact } from '../parts/compact';
import { numbersOf } from '../parts/number-list';

/** How a reference is named in the form; not part of what is posted. */
export type NamedBy = 'asset' | 'nameplate' | 'external';

/** Form-only choices beside the fields of the contract, taken out before posting. */
const FORM_ONLY = new Set(['namedBy']);

/**
 * The body of the post: the form's values without what was left empty. Places in lists are kept, so that the JSON
 * Pointers of a refusal fit the fields of the form.
 */
export function bodyOf(values: unknown): CalibrationDraft {
  const body = (compact(withObservations(values), FORM_ONLY) ?? {}) as CalibrationDraft;
  return VERIFICATION_KINDS.some((kind) => kind === body.kind) ? withoutFactorAlone(body) : body;
}

/** The form proposes k; of a point that a verification prints without U it says nothing. */
function withoutFactorAlone(body: CalibrationDraft): CalibrationDraft {
  const results = body.results?.map((result) => ({
    ...result,
    points: result?.points?.map((point) =>
      point?.expandedUncertainty ? point : point && { ...point, coverageFactor: undefined },
    ),
  }));
  return { ...body, results } as CalibrationDraft;
}

/** Readings are one field of the form, typed or pasted, and a list in the body. */
function withObservations(values: unknown): unknown {
  if (Array.isArray(values)) return values.map(withObservations);
  if (values === null || typeof values !== 'object') return values;
  return Object.fromEntries(
    Object.entries(values).map(([name, value]) => [
      name,
      name === 'observations' && typeof value === 'string' ? numbersOf(value) : withObservations(value),
    ]),
  );
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
