import type { QuantityRange, QuantityValue } from '../vocabulary';

/**
 * A further axis of what is stated (RECORD.md section 3): the frequency of a voltage, the analyte of a concentration.
 * `parameter` is of the list in `parameters.ts`; one of `value`, `range` and `code` is given.
 */
export interface StatedParameter {
  parameter: string;
  value?: QuantityValue;
  range?: QuantityRange;
  code?: string;
}
