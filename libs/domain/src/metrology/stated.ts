import type { DecimalText, QuantityValue } from '../vocabulary';
import type { StatedParameter } from './stated-parameter';

/**
 * Figures beside a value as certificates and standards state them: errors, uncertainties, limits (RECORD.md, sections
 * 1 and 4). They are recorded as stated; `differences.ts`, `uncertainties.ts` and `limits-at.ts` read them.
 */

/** What a figure is relative to: nothing, the point's own value, the span of the range in question, its full scale. */
export const RELATIVE_TO = ['ABSOLUTE', 'VALUE', 'SPAN', 'FULL_SCALE'] as const;
export type RelativeTo = (typeof RELATIVE_TO)[number];

/** An error, an uncertainty or a limit. `of` is left out where the unit says it. */
export interface Difference extends QuantityValue {
  of?: RelativeTo;
}

/** a + b·|value|; several b are added: 0.01 % of reading + 0.005 % of full scale. */
export interface LinearForm {
  form: 'LINEAR';
  a: Difference;
  b: Difference | Difference[];
}

/** Lower and upper limit as they stand, with their signs; one may be missing: there is no limit on that side. */
export interface BoundsForm {
  form: 'BOUNDS';
  lower?: Difference;
  upper?: Difference;
}

/** Limits of a part of the range, (min, max] unless `includesMin`. */
export interface LimitRow {
  min: DecimalText;
  max: DecimalText;
  /** Of min and max; left out: that of the value, or % where they are parts of the span or the full scale. */
  unit?: string;
  /** SPAN or FULL_SCALE: min and max are parts of it. */
  of?: RelativeTo;
  includesMin?: boolean;
  parameters?: StatedParameter[];
  mpe: Limit;
}

/** By value or part of the span, and by parameters. The first row includes its min. */
export interface TableForm {
  form: 'TABLE';
  rows: LimitRow[];
}

/** Limits of error in any form but a table; a bare figure is symmetric. */
export type Limit = Difference | LinearForm | BoundsForm;
/** Maximum permissible errors as points, measurands and levels of schemes state them. */
export type StatedLimits = Limit | TableForm;

/** U as a figure, or as a + b·|value|. */
export type StatedUncertainty = Difference | LinearForm;

export const LIMIT_FORMS = ['LINEAR', 'BOUNDS', 'TABLE'] as const;
/** Forms of a limit within a table. */
export const ROW_LIMIT_FORMS = ['LINEAR', 'BOUNDS'] as const;
export const UNCERTAINTY_FORMS = ['LINEAR'] as const;
/** What the rows of a table may be parts of. */
export const PARTS_OF = ['SPAN', 'FULL_SCALE'] as const;

/** What a certificate says of the uncertainty of one point; null where it says nothing, as most verifications do. */
export interface PointUncertainty {
  nominal: QuantityValue;
  expandedUncertainty: StatedUncertainty | null;
  coverageFactor: DecimalText | null;
  coverageProbability?: DecimalText | null;
  degreesOfFreedom?: DecimalText | null;
}
