import type { ValidityVerdict } from '@suyuan/domain';
import type { Aspect, DayFacts, ValidityFacts, ValidityReason } from './validity-facts';

/** What is said of one day, whatever comes after it. */
export interface JudgedDay {
  /** What is known of the asset, as its registration stood on the day. */
  facts: ValidityFacts;
  verdict: ValidityVerdict;
  reasons: ValidityReason[];
  dayFacts: DayFacts;
  /** What was judged beside, where the question left it open; left out: nothing. */
  others?: readonly JudgedAspect[];
}

/** What a question that leaves it open was judged by besides. */
export interface JudgedAspect {
  aspect: Aspect;
  /** null: nothing speaks of it. */
  judged: JudgedDay | null;
}
