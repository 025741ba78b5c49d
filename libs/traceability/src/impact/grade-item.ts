import type { CauseKind, ImpactGrade, Measurand, QuantityValue, UngradedReason } from '@suyuan/domain';
import type { CarriedError, ImpactItem } from '../answers';
import { holdsUse, type ImpactCause } from './causes';
import { FactsMissing } from '../rules/facts-missing';
import { gradeImpact, worseGrading, type GradedCertificate, type ImpactGrading } from './grade-impact';

export interface ItemGrading extends ImpactGrading {
  shift: QuantityValue;
  /** Id of the nonconformity or restatement. */
  cause: string;
  causeKind: CauseKind;
}

export type GradedItem =
  | { grade: ImpactGrade; grading: ItemGrading; ungraded: null }
  | { grade: null; grading: null; ungraded: UngradedReason };

/** A cause, and where in an impact its error arrives. */
export interface FollowedCause {
  cause: ImpactCause;
  carried: CarriedError;
}

/** What is known about the certificate of an item. */
export interface ItemFacts {
  certificate: GradedCertificate;
  measurands: readonly Measurand[];
}

/**
 * Grades an item by every cause whose error arrives at it: the worst grading is its grade.
 *
 * @throws FactsMissing where an error arrives at a certificate whose facts are not there
 */
export function gradeItem(
  item: Pick<ImpactItem, 'certificate' | 'class' | 'usedOn' | 'quantities'>,
  index: number,
  causes: readonly FollowedCause[],
  facts: ItemFacts | null,
): GradedItem {
  if (item.class !== 'AFFECTED') return ungraded(item.class);
  const arriving = causes
    .map(({ cause, carried }) => ({ cause, ranges: carried.ranges, results: carried.resultsOf(index) }))
    .filter(({ results }) => results.length > 0);
  if (arriving.length === 0) {
    return ungraded(causes.some(({ cause }) => holdsUse(cause, item.usedOn)) ? 'OTHER_QUANTITY' : 'NO_CAUSE');
  }
  if (facts === null) throw new FactsMissing([`certificate ${item.certificate}`]);
  const silent = arriving.some(({ cause }) => cause.shift === null);
  const gradings = arriving.flatMap(({ cause, results, ranges }): ItemGrading[] => {
    const { shift, quantity, id, kind } = cause;
    const graded = shift && gradeImpact({ shift, quantity, results, ranges, ...facts });
    return graded ? [{ ...graded, shift, cause: id, causeKind: kind }] : [];
  });
  if (gradings.length === 0) return ungraded(silent ? 'SHIFT_NOT_STATED' : whyNoPoint(arriving, facts));
  const worst = gradings.reduce(worseGrading);
  const whole = item.quantities.every((quantity) => quantity === arriving[0]?.cause.quantity);
  const complete = whole && !silent && gradings.every((grading) => grading.complete);
  return { grade: worst.grade, grading: { ...worst, complete }, ungraded: null };
}

/** Whether there would be a grade at values that the standard does not have. */
function whyNoPoint(
  arriving: readonly { cause: ImpactCause; results: number[] }[],
  facts: ItemFacts,
): UngradedReason {
  const elsewhere = arriving.some(
    ({ cause: { shift, quantity }, results }) =>
      shift && gradeImpact({ shift, quantity, results, ...facts }) !== null,
  );
  return elsewhere ? 'OTHER_VALUE' : 'NO_POINTS';
}

function ungraded(reason: UngradedReason): GradedItem {
  return { grade: null, grading: null, ungraded: reason };
}
