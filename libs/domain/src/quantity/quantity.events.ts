import type { DefiningParameter } from '../metrology/defining-parameters';
import type { LogarithmOf, MetrologyArea } from '../metrology/quantities/row';
import type { LocalText, QuantityValue } from '../vocabulary';

/**
 * Stream `quantity-<code>`: a quantity that the built-in list lacks (RECORD.md section 11). A later version may word it
 * anew; what a figure of it means is that of the first version.
 */
export interface QuantityPublished {
  type: 'QuantityPublished';
  data: {
    code: string;
    /** 1 of the first, and one more each time. */
    version: number;
    name: LocalText;
    /** Values are compared in it. */
    unit: string;
    units: string[];
    area: MetrologyArea;
    /** Kinds of the classification of services of the KCDB; empty: none is known. */
    kinds: string[];
    naturalZero: boolean;
    logarithmic: { of: LogarithmOf; reference: QuantityValue | null } | null;
    ownRelativeError: boolean;
    /** What its value is not told without. */
    parameters: DefiningParameter[];
    /** Where it stands; "(unconfirmed)" when nobody has seen it there. */
    source: string | null;
  };
}

export type QuantityEvent = QuantityPublished;
