import type { LocalText } from '../vocabulary';

/** A quantity that nobody published, as a certificate states it: its figures are recorded, and judged once it is published. */
export interface StatedQuantity {
  code: string;
  name: LocalText;
  unit: string;
}

/** What a result is of: a code of the list, or a quantity that it states itself. */
export type ResultQuantity = string | StatedQuantity;

/** What is recorded beside the code of a quantity that is not built in. */
export interface FurtherQuantityFacts {
  /** As the certificate states it, where nobody had published it. */
  quantityStated?: { name: LocalText; unit: string };
  /** As it was published when the result was recorded; left out where it has none. */
  naturalZero?: true;
}
