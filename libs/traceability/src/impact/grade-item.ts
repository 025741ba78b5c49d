import {
  differenceIn,
  natureOf,
  type AssetFacts,
  type CauseKind,
  type ImpactGrade,
  type Measurand,
  type QuantityValue,
  type UngradedReason,
} from '@suyuan/domain';
import type { CarriedError, ImpactItem } from '../answers';
import { holdsUse, type ImpactCause } from './causes';
import { FactsMissing } from '../rules/facts-missing';
import { shiftsOf } from '../found-out/effects';
import {
  gradeImpact,
  worseGrading,
  type GradedCertificate,
  type GradeQuestion,
  type ImpactGrading,
} from './grade-impact';

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
  /** The asset, as far as its nature goes; left out: it is not known. */
  asset?: Pick<AssetFacts, 'kind' | 'nature' | 'measurands'>;
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
  const silent = arriving.some(({ cause }) => cause.shift === null && cause.shifts === undefined);
  const gradings = arriving.flatMap(({ cause, results, ranges }): ItemGrading[] => {
    const { id, kind } = cause;
    const graded = gradeImpact({ ...questionOf(cause, facts), results, ranges, ...facts });
    if (graded === null) return [];
    const { arrives, ...grading } = graded;
    return [{ ...grading, shift: arrivingShift(cause, arrives), cause: id, causeKind: kind }];
  });
  if (gradings.length === 0) return ungraded(silent ? 'SHIFT_NOT_STATED' : whyNoPoint(arriving, facts));
  const worst = gradings.reduce(worseGrading);
  const whole = item.quantities.every((quantity) => quantity === arriving[0]?.cause.quantity);
  const complete = whole && !silent && gradings.every((grading) => grading.complete);
  return { grade: worst.grade, grading: { ...worst, complete }, ungraded: null };
}

/** What of a cause is graded at an item. */
function questionOf(
  { shift, shifts, quantity, of }: ImpactCause,
  { asset }: ItemFacts,
): Pick<GradeQuestion, 'shift' | 'quantity' | 'shifts'> {
  if (shifts === undefined || of === undefined) return { shift, quantity };
  const passage = { quantity, reference: of.nature, item: asset ? natureOf(asset, quantity) : null };
  return { shift, quantity, shifts: { asset: of.asset, stated: shiftsOf(shifts, quantity), passage } };
}

/** A shift by value is told as it arrives, in the unit in which it was stated. */
function arrivingShift({ shift, shifts }: ImpactCause, arrives: ImpactGrading['arrives']): QuantityValue {
  const unit = shifts?.[0]?.shift.unit;
  if (arrives === undefined || unit === undefined) return shift!;
  return differenceIn(arrives, unit);
}

/** Whether there would be a grade at values that the standard does not have. */
function whyNoPoint(
  arriving: readonly { cause: ImpactCause; results: number[] }[],
  facts: ItemFacts,
): UngradedReason {
  const elsewhere = arriving.some(
    ({ cause, results }) => gradeImpact({ ...questionOf(cause, facts), results, ...facts }) !== null,
  );
  return elsewhere ? 'OTHER_VALUE' : 'NO_POINTS';
}

function ungraded(reason: UngradedReason): GradedItem {
  return { grade: null, grading: null, ungraded: reason };
}
