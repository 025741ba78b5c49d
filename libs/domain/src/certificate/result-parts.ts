import { baseRangeOf, toBaseNumber, type DoubleRange } from '../metrology/conversion';
import { differenceAt } from '../metrology/differences';
import type { Conclusion } from '../vocabulary';
import type { CalibrationResult, MeasuredPoint } from './certificate.events';

type Result = Pick<CalibrationResult, 'quantity' | 'range' | 'points' | 'part' | 'conclusion' | 'parameters'>;

/** What a result covers with the points of one mark; mark null: of the points that bear none. */
export interface MarkedRange {
  mark: string | null;
  range: DoubleRange;
}

/**
 * The part that a point is of: the one its result states, else its mark, where that is the id of one of the asset's parts
 * (RECORD.md section 5); null: of the whole.
 */
export function partOfPoint(
  { mark }: Pick<MeasuredPoint, 'mark'>,
  { part }: Pick<CalibrationResult, 'part'>,
  isPart: (id: string) => boolean,
): string | null {
  if (part !== undefined) return part;
  return mark !== null && isPart(mark) ? mark : null;
}

/** Of a result that states no part, what it covers by its marks; null: none of its points bears one. */
export function markedRanges(result: Result): MarkedRange[] | null {
  const { quantity, points, part } = result;
  if (part !== undefined || points.every(({ mark }) => mark === null)) return null;
  const marks = [...new Set(points.map(({ mark }) => mark))];
  const stated = result.range === null ? null : baseRangeOf(result);
  return marks.map((mark) => ({
    mark,
    range:
      stated ??
      rangeAt(
        points.filter((point) => point.mark === mark),
        quantity,
      ),
  }));
}

function rangeAt(points: readonly MeasuredPoint[], quantity: string): DoubleRange {
  const values = points.map((point) => valueOf(point, quantity));
  return { lo: Math.min(...values), hi: Math.max(...values) };
}

const valueOf = ({ nominal }: MeasuredPoint, quantity: string): number =>
  toBaseNumber(nominal.value, nominal.unit, quantity);

/** What a result says against what was certified before it: that it failed, or that it was adjusted. */
export interface ResultFinding {
  how: 'FAILED' | 'ADJUSTED';
  /** Of the points of this mark; null: of whatever the result speaks of. */
  mark: string | null;
  /** Where; null: wherever it covers something. */
  range: DoubleRange | null;
}

/** The conclusion of a result's own: what it states, else the worst that its points state; null: it bears none. */
export function ownConclusion({
  conclusion,
  points,
}: Pick<Result, 'conclusion' | 'points'>): Conclusion | null {
  if (conclusion !== undefined) return conclusion;
  const borne = points.flatMap((point) => point.conclusion ?? []);
  return CONCLUSIONS_WORST_FIRST.find((each) => borne.includes(each)) ?? null;
}

export const CONCLUSIONS_WORST_FIRST: readonly Conclusion[] = [
  'FAIL',
  'UNDETERMINED',
  'CONDITIONAL_FAIL',
  'RESTRICTED_USE',
  'NONE',
  'CONDITIONAL_PASS',
  'PASS',
];

/** A conclusion of its own wins: that of a point over that of its result, that of a result over the certificate's. */
export function findingsOf(result: Result, ofCertificate: Conclusion): ResultFinding[] {
  return [...failuresOf(result, ofCertificate), ...adjustmentsOf(result)];
}

function failuresOf(result: Result, ofCertificate: Conclusion): ResultFinding[] {
  const { quantity, points } = result;
  const whole: ResultFinding = { how: 'FAILED', mark: null, range: baseRangeOf(result) };
  const ofResult = result.conclusion ?? ofCertificate;
  const isBorne = points.some(({ conclusion }) => conclusion !== undefined);
  if (!isBorne) return ofResult === 'FAIL' ? [whole] : [];
  const failed = points.filter(({ conclusion }) => (conclusion ?? ofResult) === 'FAIL');
  // It failed for something that none of its points tells, such as its repeatability.
  if (failed.length === 0) return result.conclusion === 'FAIL' ? [whole] : [];
  return failed.map((point) => ({ how: 'FAILED', mark: point.mark, range: rangeAt([point], quantity) }));
}

/** As it was left it is another instrument than as it was found: all that the result speaks of was adjusted. */
function adjustmentsOf(result: Result): ResultFinding[] {
  const found = result.points.filter(({ stage }) => stage === 'AS_FOUND');
  const left = result.points.filter(({ stage }) => stage === 'AS_LEFT');
  const marks = new Set(
    found
      .filter((point) =>
        left.some(
          (other) => isSamePlace(point, other, result.quantity) && !isSameError(point, other, result),
        ),
      )
      .map(({ mark }) => mark),
  );
  return [...marks].map((mark) => ({
    how: 'ADJUSTED',
    mark,
    range:
      mark === null
        ? baseRangeOf(result)
        : (markedRanges(result)?.find((each) => each.mark === mark)?.range ?? null),
  }));
}

function isSamePlace(a: MeasuredPoint, b: MeasuredPoint, quantity: string): boolean {
  return (
    a.mark === b.mark &&
    JSON.stringify(a.parameters ?? []) === JSON.stringify(b.parameters ?? []) &&
    valueOf(a, quantity) === valueOf(b, quantity)
  );
}

function isSameError(a: MeasuredPoint, b: MeasuredPoint, { quantity, range }: Result): boolean {
  if (a.error === null || b.error === null) return true;
  const value = ({ error, nominal }: MeasuredPoint) => differenceAt(error!, { quantity, nominal, range });
  const [before, after] = [value(a), value(b)];
  if (before === null || after === null) return JSON.stringify(a.error) === JSON.stringify(b.error);
  return before.eq(after);
}
