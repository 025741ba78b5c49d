import type { CivilDate, UsagePurpose } from '@suyuan/domain';
import { judgeDay } from './judge-day';
import { searchChange } from './until';
import type { ValidityAnswer, ValidityFacts } from './validity-facts';

/**
 * Judges an asset on a day for a purpose (null: whatever it is used for) by METROLOGY.md section 8. Every rule that
 * fires is told, the worst severity decides.
 *
 * @param on the civil day of use
 * @param facts what is known of the asset at the position asked for
 * @returns verdict, every reason with what fails first, and the day on which the verdict changes with its reasons
 */
export async function judgeValidity(
  on: CivilDate,
  purpose: UsagePurpose | null,
  facts: ValidityFacts,
): Promise<ValidityAnswer> {
  const judged = await judgeDay(on, purpose, facts);
  const { change, limit } = await searchChange(on, judged, purpose, facts);
  const { verdict, reasons, dayFacts } = judged;
  return { verdict, reasons, dayFacts, until: change?.on ?? null, change, limit };
}
