import type { MeasuredPoint } from '../certificate/certificate.events';
import { toBaseNumber } from '../metrology/conversion';
import { differenceAt } from '../metrology/differences';
import { limitsAt } from '../metrology/limits-at';
import { parameterFit, parametersOfPoint } from '../metrology/parameter-fit';
import type { StatedParameter } from '../metrology/stated-parameter';
import type { CivilDate, QuantityValue } from '../vocabulary';
import type { AssetChecked } from './asset.events';

/**
 * What an intermediate check comes to. Its figures count where it has some: FAILED beyond a limit, PASSED within all
 * of them. PASSED_UNPROVEN and FAILED_UNPROVEN: it says so and shows no figure for it, so the one moves nothing and
 * the other is undecided. A check that is told as failed while its figures pass is FAILED_UNPROVEN, too.
 */
export type CheckOutcome = 'PASSED' | 'FAILED' | 'PASSED_UNPROVEN' | 'FAILED_UNPROVEN';

/** A point of a check with the limit of the check. */
export interface JudgedPoint {
  point: MeasuredPoint;
  /** Its nominal in the base unit of the quantity. */
  value: number;
  /** The parameters that it states, or that are stated of all points. */
  at: readonly StatedParameter[];
  /** The error lies within the limits; null: no error or no limit is stated. */
  within: boolean | null;
}

export interface JudgedCheck {
  id: string;
  on: CivilDate;
  quantity: string;
  part: string | null;
  outcome: CheckOutcome;
  /** What it says and what its figures say are not the same. */
  contradicted: boolean;
  points: readonly JudgedPoint[];
}

/**
 * The intermediate checks of an asset, judged by their own figures, in the order of their days; of one day in the order
 * in which they were recorded. Last known good days, findings and validity all begin here.
 */
export function judgedChecks(state: { checks: readonly AssetChecked['data'][] }): JudgedCheck[] {
  return state.checks.map(judgedCheck).sort((a, b) => (a.on === b.on ? 0 : a.on < b.on ? -1 : 1));
}

export function judgedCheck(data: AssetChecked['data']): JudgedCheck {
  const { id, on, quantity, passed, part = null } = data;
  const points = (data.points ?? []).map((point) => judgedPoint(point, data));
  const within = withinAll(points);
  return {
    id,
    on,
    quantity,
    part,
    outcome: outcomeOf(passed, within),
    contradicted: within !== null && within !== passed,
    points,
  };
}

function outcomeOf(passed: boolean, within: boolean | null): CheckOutcome {
  if (within === false) return 'FAILED';
  if (!passed) return 'FAILED_UNPROVEN';
  return within ? 'PASSED' : 'PASSED_UNPROVEN';
}

/** null: no point has an error beside a limit. */
function withinAll(points: readonly JudgedPoint[]): boolean | null {
  const judged = points.filter(({ within }) => within !== null);
  return judged.length === 0 ? null : judged.every(({ within }) => within);
}

function judgedPoint(point: MeasuredPoint, check: AssetChecked['data']): JudgedPoint {
  const { quantity } = check;
  const at = parametersOfPoint(point, check);
  const { nominal, error, mpe } = point;
  const value = toBaseNumber(nominal.value, nominal.unit, quantity);
  const place = { quantity, nominal, parameters: at };
  const limits = mpe && limitsAt(mpe, place);
  const found = error && differenceAt(error, place);
  if (!limits || !found) return { point, value, at, within: null };
  const { lower, upper } = limits;
  return { point, value, at, within: (!lower || found.gte(lower)) && (!upper || found.lte(upper)) };
}

/** The values at which a check speaks: those beyond the limit of one that failed by figures, else all that it lists. */
export function spokenValues(check: JudgedCheck): number[] {
  return [...new Set(spokenPoints(check).map(({ value }) => value))];
}

const spokenPoints = ({ outcome, points }: JudgedCheck): readonly JudgedPoint[] =>
  outcome === 'FAILED' ? points.filter(({ within }) => within === false) : points;

/** Whether a later check with figures passes where an earlier one failed; of a failure without values any such check. */
export function isMendedBy(failed: JudgedCheck, later: JudgedCheck): boolean {
  if (later.outcome !== 'PASSED' || later.on < failed.on) return false;
  if (later.quantity !== failed.quantity || later.part !== failed.part) return false;
  const passed = later.points.filter(({ within }) => within === true).map(({ value }) => value);
  const [lowest, highest] = [Math.min(...passed), Math.max(...passed)];
  return spokenValues(failed).every((value) => lowest <= value && value <= highest);
}

/** Failed checks that no later one mends, up to a day. */
export function unmendedFailures(checks: readonly JudgedCheck[], upTo: CivilDate): JudgedCheck[] {
  const known = checks.filter(({ on }) => on <= upTo);
  return known.filter(
    (check, index) =>
      (check.outcome === 'FAILED' || check.outcome === 'FAILED_UNPROVEN') &&
      !known.slice(index + 1).some((later) => isMendedBy(check, later)),
  );
}

/**
 * Whether what a check speaks of lies in a range (null: whatever range), at parameters that may be those asked; one without
 * values speaks of all.
 */
export function speaksOf(
  check: JudgedCheck,
  range: { lo: number; hi: number } | null,
  parameters: readonly StatedParameter[] = [],
): boolean {
  const spoken = spokenPoints(check);
  if (spoken.length === 0) return true;
  return spoken.some(
    ({ value, at }) =>
      (range === null || (range.lo <= value && value <= range.hi)) && mayBeAt(at, parameters, check.quantity),
  );
}

/**
 * What a check says of uses at these parameters, of values in a range: SPEAKS, or MAY_SPEAK where one side alone states a
 * parameter that defines the quantity, or null: it is of other values or parameters.
 */
export function whatItSaysOf(
  check: JudgedCheck,
  range: { lo: number; hi: number } | null,
  uses: readonly (readonly StatedParameter[])[],
): 'SPEAKS' | 'MAY_SPEAK' | null {
  const spoken = spokenPoints(check);
  if (spoken.length === 0) return 'SPEAKS';
  const fits = spoken
    .filter(({ value }) => range === null || (range.lo <= value && value <= range.hi))
    .flatMap(({ at }) => uses.map((use) => parameterFit(use, at, check.quantity)));
  if (fits.includes('FITS')) return 'SPEAKS';
  return fits.includes('NOT_STATED') ? 'MAY_SPEAK' : null;
}

/** Only what is stated otherwise on both sides is of other parameters. */
function mayBeAt(
  at: readonly StatedParameter[],
  asked: readonly StatedParameter[],
  quantity: string,
): boolean {
  if (asked.length === 0) return true;
  const fit = parameterFit(asked, at, quantity);
  return fit === 'FITS' || fit === 'NOT_STATED';
}

/** A passed check with figures that speaks for an asset: its day is a last known good day of its points. */
export interface KnownGoodCheck {
  check: JudgedCheck;
  /** Nominals at which it passed. */
  values: QuantityValue[];
}

/**
 * The checks that passed with figures after one day and before another, the newest first.
 *
 * @param asked value in the base unit and part; null: whatever value, whatever part
 */
export function checksKnownGood(
  checks: readonly JudgedCheck[],
  between: { after: CivilDate | null; before: CivilDate },
  asked: { value: number | null; part: string | null },
): KnownGoodCheck[] {
  const { after, before } = between;
  return checks
    .filter(({ outcome, on }) => outcome === 'PASSED' && on < before && (after === null || after < on))
    .filter(({ part }) => asked.part === null || part === asked.part)
    .flatMap((check) => {
      const passed = check.points.filter(
        ({ within, value }) => within === true && (asked.value === null || value === asked.value),
      );
      const values = passed.map(({ point }) => point.nominal);
      return values.length === 0 ? [] : [{ check, values }];
    })
    .reverse();
}
