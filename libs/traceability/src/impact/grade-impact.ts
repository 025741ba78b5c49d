import {
  parametersOfPoint,
  differenceAt,
  ExactDecimal,
  halfWidth,
  IMPACT_GRADES,
  parseDecimal,
  readRatio,
  toBaseNumber,
  type ConformityVerdict,
  type GradingBasis,
  type DecimalText,
  type ImpactGrade,
  type Limits,
  type Measurand,
  type MeasuredPoint,
  type QuantityValue,
} from '@suyuan/domain';
import type { BaseRange } from '../facts';
import { effectOf, shiftsAt, type Effect, type Passage, type Shift } from '../found-out/effects';
import { decisiveOf, verdictOf, type DecisiveUncertainty } from '../rules/conformity';
import type { CertificateData } from '../rules/dossier';
import { limitsAtPoint, rangeInQuestion, uncertaintyAtPoint } from '../rules/figures';
import { GRADE_DATA } from './grade-data';

/** decimal.js, which the domain alone imports. */
type Decimal = InstanceType<typeof ExactDecimal>;

/** What of a certificate a grade rests on. */
export type GradedCertificate = Pick<CertificateData, 'kind' | 'decisionRule' | 'results'>;

/** How bad is this shift of a quantity for a certificate that carries it? */
export interface GradeQuestion {
  /** New value minus old, or true minus stated; only its size counts. null: only `shifts` are stated. */
  shift: QuantityValue | null;
  /** By value and with their signs; where there are some, these count. */
  shifts?: SignedShifts;
  quantity: string;
  certificate: GradedCertificate;
  /** Of the asset, for points that state no MPE. */
  measurands: readonly Measurand[];
  /** Indices of the results that carry the shift; left out, every result of the quantity. */
  results?: readonly number[];
  /** What the suspected standard covers, in base units: at other values nobody stated the sensitivity. Left out, all. */
  ranges?: readonly BaseRange[];
}

export interface SignedShifts {
  /** The suspected standard: how many of it lay in a load is said where it is named. */
  asset: string;
  stated: readonly Shift[];
  passage: Passage;
}

export interface ImpactGrading {
  grade: ImpactGrade;
  /** |shift| over MPEV or U at that point: at most ten significant digits, cut off, so that it never reaches a threshold. */
  ratio: DecimalText;
  basis: GradingBasis;
  /** Index of the result, and of the point in it, that decided. */
  result: number;
  point: number;
  /** How much of it arrives there, by the base unit and with the sign of its effect; left out of a shift without a sign. */
  arrives?: Decimal;
  /** False when something that carries the shift could not be graded. */
  complete: boolean;
}

const RATIO_DIGITS = 10;

/** Verdicts that a shift can take away: what failed already was not given out as good. */
const STANDING: readonly ConformityVerdict[] = ['PASS', 'CONDITIONAL_PASS', 'UNDETERMINED'];

/**
 * Grades a shift for every point of the results that carry it, the worst deciding: METROLOGY.md section 6. Along
 * a path of one quantity an error passes on unchanged at the same value, so the shift is compared as it is there, and
 * points at values the standard does not have are left out. Null where no point can be compared.
 */
export function gradeImpact(question: GradeQuestion): ImpactGrading | null {
  const { certificate, quantity } = question;
  let worst: PointGrade | null = null;
  let complete = true;
  for (const [result, { quantity: measured, points }] of certificate.results.entries()) {
    if (measured !== quantity || question.results?.includes(result) === false) continue;
    if (points.length === 0) complete = false;
    for (const [index, point] of points.entries()) {
      const graded = gradePoint(question, point, { result, point: index });
      if (graded === null) complete = false;
      else if (worst === null || isWorse(graded, worst)) worst = graded;
    }
  }
  if (worst === null) return null;
  const ratio = worst.ratio.toSignificantDigits(RATIO_DIGITS, ExactDecimal.ROUND_DOWN).toFixed();
  return { ...worst, ratio, complete };
}

/** The worse of two gradings of one item; of equals the first. */
export function worseGrading<G extends Pick<ImpactGrading, 'grade' | 'ratio'>>(one: G, other: G): G {
  return isWorse(
    { ...other, ratio: new ExactDecimal(other.ratio) },
    { ...one, ratio: new ExactDecimal(one.ratio) },
  )
    ? other
    : one;
}

export interface PointGrade {
  grade: ImpactGrade;
  ratio: Decimal;
  basis: GradingBasis;
  result: number;
  point: number;
  arrives?: Decimal;
}

export function isWorse(
  one: Pick<PointGrade, 'grade' | 'ratio'>,
  other: Pick<PointGrade, 'grade' | 'ratio'>,
): boolean {
  const rank = IMPACT_GRADES.indexOf(one.grade) - IMPACT_GRADES.indexOf(other.grade);
  return rank === 0 ? one.ratio.gt(other.ratio) : rank > 0;
}

function gradePoint(question: GradeQuestion, point: MeasuredPoint, at: PlaceOfPoint): PointGrade | null {
  const { shift: stated, quantity, certificate, measurands, ranges } = question;
  const { nominal } = point;
  if (question.shifts !== undefined) return gradeShifts(question, question.shifts, point, at);
  if (stated === null) return null;
  if (ranges && !isWithin(ranges, nominal, quantity)) return null;
  const asset = { asset: { measurands } };
  const of = certificate.results[at.result];
  const result = { quantity, range: of?.range ?? null, parameters: of?.parameters ?? [] };
  const range = rangeInQuestion(asset, result, nominal, parametersOfPoint(point, result));
  const shift = differenceAt(stated, { quantity, nominal, range });
  // A relative figure at a nominal of zero says nothing about this point, nor one of a span that is not known.
  if (shift === null || (shift.isZero() && !parseDecimal(stated.value).isZero())) return null;
  return gradeEffect(question, point, at, { size: shift.abs(), signed: null });
}

/** The worst of what arrives at a point; null where none of it does, or some cannot be graded. */
function gradeShifts(
  question: GradeQuestion,
  { asset, stated, passage }: SignedShifts,
  point: MeasuredPoint,
  at: PlaceOfPoint,
): PointGrade | null {
  const result = question.certificate.results[at.result];
  if (result === undefined) return null;
  const times = result.references.find((each) => each.asset === asset)?.times ?? 1;
  let worst: PointGrade | null = null;
  for (const shift of shiftsAt(stated, passage, point, result, times) ?? []) {
    const effect = effectOf(passage, shift);
    const graded = gradeEffect(question, point, at, effect);
    if (graded === null) return null;
    const told = { ...graded, arrives: effect.signed ?? effect.size };
    if (worst === null || isWorse(told, worst)) worst = told;
  }
  return worst;
}

export interface PlaceOfPoint {
  result: number;
  point: number;
}

/** Grades an effect at one point; null where nothing says what to compare it with. */
export function gradeEffect(
  { quantity, certificate, measurands }: Pick<GradeQuestion, 'quantity' | 'certificate' | 'measurands'>,
  point: MeasuredPoint,
  at: PlaceOfPoint,
  { size: shift, signed }: Effect,
): PointGrade | null {
  const { nominal } = point;
  const asset = { asset: { measurands } };
  const of = certificate.results[at.result];
  const result = { quantity, range: of?.range ?? null, parameters: of?.parameters ?? [] };
  const range = rangeInQuestion(asset, result, nominal, parametersOfPoint(point, result));
  const limits = limitsAtPoint(asset, result, point);
  const u = uncertaintyAtPoint(asset, result, point);
  if (limits !== null) {
    const mpe = halfWidth(limits) ?? (limits.lower ?? limits.upper)!.abs();
    if (!mpe.isZero()) {
      const error = point.error && differenceAt(point.error, { quantity, nominal, range });
      const lost =
        error !== null &&
        takesTheVerdict(certificate, error, limits, u && decisiveOf(u, point), { size: shift, signed });
      return {
        grade: lost ? 'VERDICT_CHANGES' : gradeOf(shift, mpe),
        ratio: shift.div(mpe),
        basis: 'MPE',
        ...at,
      };
    }
  }
  return u === null
    ? null
    : { grade: gradeOf(shift, u.expanded), ratio: shift.div(u.expanded), basis: 'U', ...at };
}

function isWithin(ranges: readonly BaseRange[], { value, unit }: QuantityValue, quantity: string): boolean {
  const at = toBaseNumber(value, unit, quantity);
  return ranges.some(({ lo, hi }) => lo <= at && at <= hi);
}

/** Compared without dividing, so that a tenth is a tenth. */
function gradeOf(shift: Decimal, whole: Decimal): ImpactGrade {
  for (const { below, grade } of GRADE_DATA.thresholds) {
    const { numerator, denominator } = readRatio(below);
    if (shift.mul(denominator).lt(whole.mul(numerator))) return grade;
  }
  return GRADE_DATA.otherwise;
}

/** Whether the error, without the effect of the shift, gets another verdict than the one that was given out, and no better one. */
function takesTheVerdict(
  certificate: GradedCertificate,
  error: Decimal,
  limits: Limits,
  u: DecisiveUncertainty | null,
  { size, signed }: Effect,
): boolean {
  const before = verdictOf(certificate, error, limits, u);
  if (before === null || !STANDING.includes(before)) return false;
  const after = verdictOf(certificate, moved(error, limits, { size, signed }), limits, u);
  return after !== before && after !== 'PASS';
}

/** The corrected error: the stated one without the effect; of an effect without a sign moved outwards. */
function moved(error: Decimal, limits: Limits, { size, signed }: Effect): Decimal {
  if (signed !== null) return error.sub(signed);
  return isTowardsUpper(error, limits) ? error.add(size) : error.sub(size);
}

function isTowardsUpper(error: Decimal, { lower, upper }: Limits): boolean {
  if (lower === null) return true;
  return upper !== null && error.mul(2).gte(lower.add(upper));
}
