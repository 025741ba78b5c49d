import type { Decimal } from 'decimal.js';
import {
  askedRangeOf,
  differenceToBase,
  exactRange,
  exactRangeOf,
  hasNaturalZero,
  fromBase,
  toBase,
  type ExactRange,
  type RangedResult,
} from '../metrology/conversion';
import { parseDecimal } from '../metrology/decimal';
import type { PointUncertainty } from '../metrology/stated';
import type { StatedParameter } from '../metrology/stated-parameter';
import { parameterFit, parametersOfPoint, type ParameterFit } from '../metrology/parameter-fit';
import { uncertaintyOf } from '../metrology/uncertainties';
import type { CivilDate, QuantityRange, QuantityValue } from '../vocabulary';
import { capabilityAt, isBelow, parametersSaidBy, type Capability } from './capability';
import type { ScopeLine } from './laboratory.events';
import { isInForce, isSuspended, type LaboratoryState, type ScopeState } from './laboratory.state';

/** A point as far as scopes go: its nominal value in the base unit, and what else it states. */
export interface AskedPoint {
  value: Decimal;
  parameters: readonly StatedParameter[];
}

/** A result with the parameters that it and its points may state. */
export interface ScopedResult extends RangedResult {
  parameters?: readonly StatedParameter[] | null;
  points?: readonly { nominal: QuantityValue; parameters?: readonly StatedParameter[] | null }[] | null;
}

/** A result as far as scopes go: what it asks of them (RECORD.md section 13), in base units, and by which methods. */
export interface ScopeClaim {
  quantity: string;
  /** Null where it asks for no value, as a reading at the natural zero alone does: any line of the quantity will do. */
  range: ExactRange | null;
  /** It has a range and no points, so that no part of the range may be left out; else the points alone matter. */
  stated: boolean;
  /** The points that ask something. */
  points: readonly AskedPoint[];
  /** Of the result as a whole. */
  parameters: readonly StatedParameter[];
  /** Methods the certificate names; none: nothing can be held against a line's methods. */
  methods: readonly string[];
}

/** A line of a scope with the scope it belongs to. */
export interface HeldLine {
  scope: ScopeState;
  line: ScopeLine;
}

/**
 * What a laboratory's scopes say of a result (METROLOGY.md section 9): NOT_AUTHORISED, no line of the quantity at
 * all; OUT_OF_SCOPE, those in force on the day do not cover it; SUSPENDED, those that cover are suspended on the
 * day; PARAMETER_NOT_STATED, a parameter that the line or the point states the other does not; UNDETERMINED, those that cover say no capability for it (text only, a table with a hole); IN_SCOPE with the lines that cover.
 */
export type ScopeJudgement =
  | { verdict: 'NOT_AUTHORISED' }
  | {
      verdict: 'OUT_OF_SCOPE' | 'SUSPENDED' | 'PARAMETER_NOT_STATED' | 'UNDETERMINED' | 'IN_SCOPE';
      lines: HeldLine[];
    };

export function judgeScope(laboratory: LaboratoryState, claim: ScopeClaim, on: CivilDate): ScopeJudgement {
  const scopes = laboratory.status === 'REGISTERED' ? [...laboratory.scopes.values()] : [];
  const held = scopes.flatMap((scope) =>
    scope.granted.lines
      .filter((line) => line.quantity === claim.quantity)
      .map((line): HeldLine => ({ scope, line })),
  );
  if (held.length === 0) return { verdict: 'NOT_AUTHORISED' };
  const inForce = held.filter(
    ({ scope, line }) => isInForce(scope, on) && allowsMethod(line, claim) && meets(line, claim),
  );
  if (!cover(inForce, claim)) return { verdict: 'OUT_OF_SCOPE', lines: held };
  const active = inForce.filter(({ scope }) => !isSuspended(scope, on));
  if (!cover(active, claim)) return { verdict: 'SUSPENDED', lines: inForce };
  if (!cover(active, claim, FITTING)) return { verdict: 'PARAMETER_NOT_STATED', lines: active };
  const evaluable = active.filter(({ line }) => line.cmc !== null && line.cmc.form !== 'TEXT');
  const isTold = (point: AskedPoint): boolean =>
    evaluable.some(({ line }) => capabilityOf(line, point) !== null);
  if (!cover(evaluable, claim) || !claim.points.every(isTold))
    return { verdict: 'UNDETERMINED', lines: active };
  return { verdict: 'IN_SCOPE', lines: active };
}

/** A line may hold for a point where one of both is silent on a parameter; it does where none is. */
const MAYBE: readonly ParameterFit[] = ['FITS', 'NOT_STATED'];
const FITTING: readonly ParameterFit[] = ['FITS'];

/** A capability that is said by a parameter says itself for which of its values; a hole is told where it is asked for. */
function fitOfLine(asked: readonly StatedParameter[], line: ScopeLine): ParameterFit {
  const said = parametersSaidBy(line.cmc);
  return parameterFit(asked, line.parameters ?? [], line.quantity, said);
}

/** Every point is covered by some line; a range without points, by lines that leave no part of it out. */
function cover(
  held: readonly HeldLine[],
  { range, stated, points, parameters }: ScopeClaim,
  fits: readonly ParameterFit[] = MAYBE,
): boolean {
  const fitting = (asked: readonly StatedParameter[]) =>
    held.filter(({ line }) => fits.includes(fitOfLine(asked, line)));
  if (range === null) return fitting(parameters).length > 0;
  const pointsCovered = points.every((point) =>
    fitting(point.parameters).some(({ line }) => coversPoint(line, point.value)),
  );
  if (!pointsCovered || !stated) return pointsCovered;
  const lines = fitting(parameters).map(({ line }) => exactRange(line.range, line.quantity));
  return coverTogether(lines, range);
}

function coverTogether(lines: readonly ExactRange[], { lo, hi }: ExactRange): boolean {
  let reached: Decimal | null = null;
  for (const line of [...lines].sort((a, b) => a.lo.comparedTo(b.lo))) {
    if (line.lo.gt(reached ?? lo)) break;
    if (line.hi.gte(reached ?? lo)) reached = line.hi;
  }
  return reached !== null && reached.gte(hi);
}

/** A line that lies wholly beside the result has nothing to say about it. */
function meets(line: ScopeLine, { range }: ScopeClaim): boolean {
  if (range === null) return true;
  const own = exactRange(line.range, line.quantity);
  return own.lo.lte(range.hi) && range.lo.lte(own.hi);
}

/** A line without methods allows all; one that names a method without its year allows every version of it. */
function allowsMethod(line: ScopeLine, { methods }: ScopeClaim): boolean {
  if (line.methods.length === 0 || methods.length === 0) return true;
  return methods.some((method) =>
    line.methods.some((allowed) => method === allowed || withoutYear(method) === allowed),
  );
}

/** `JJG 99-2022` and `OIML R 111-1:2004` without the version: `JJG 99`, `OIML R 111-1`. */
export function withoutYear(method: string): string {
  return method.replace(/[-:]\d{4}$/, '');
}

function coversPoint(line: ScopeLine, point: Decimal): boolean {
  return covers(line, { lo: point, hi: point });
}

function covers(line: ScopeLine, range: ExactRange): boolean {
  const own = exactRange(line.range, line.quantity);
  return own.lo.lte(range.lo) && range.hi.lte(own.hi);
}

/** A point as far as its uncertainty and its parameters go. */
export interface JudgedUncertainty extends PointUncertainty {
  parameters?: readonly StatedParameter[] | null;
}

/**
 * U(x)·k_cmc/k < CMC(x) on every line that says a CMC at x: the laboratory has no line that allows so small a U. A
 * CMC known as text allows nothing; where no line says one, nothing can be held against it.
 */
export function isBelowCmc(
  point: JudgedUncertainty,
  lines: readonly ScopeLine[],
  range: QuantityRange | null = null,
): boolean {
  const below = lines.map((line) => isBelowLine(point, line, range)).filter((each) => each !== null);
  return below.length > 0 && below.every(Boolean);
}

/** null: the line does not cover the point, or says no capability for it; or the point states no uncertainty. */
function isBelowLine(point: JudgedUncertainty, line: ScopeLine, range: QuantityRange | null): boolean | null {
  const { cmc, quantity } = line;
  const { nominal } = point;
  const value = toBase(nominal.value, nominal.unit, quantity);
  const capability = capabilityOf(line, { value, parameters: point.parameters ?? [] });
  const u = uncertaintyOf(point, quantity, range);
  if (u === null || cmc === null || capability === null) return null;
  const scale = differenceToBase({ value: '1', unit: cmc.unit }, nominal, quantity);
  return isBelow(capability, {
    uncertainty: u.expanded,
    factor: parseDecimal(cmc.k),
    scale: scale.mul(u.coverageFactor),
  });
}

/** The CMC at a point, in the unit of the CMC; null where the line does not cover it or says none. */
function capabilityOf(line: ScopeLine, { value, parameters }: AskedPoint): Capability | null {
  if (line.cmc === null || !coversPoint(line, value)) return null;
  if (fitOfLine(parameters, line) !== 'FITS') return null;
  return capabilityAt(line, fromBase(value, line.range.unit, line.quantity), parameters);
}

/** A claim as scopes judge it; null for a result that covers nothing. */
export function scopeClaimOf(
  result: ScopedResult,
  methods: readonly string[] | null | undefined,
): ScopeClaim | null {
  if (exactRangeOf(result) === null) return null;
  const { quantity } = result;
  const stated = !result.points?.length;
  const points = askedPointsOf(result);
  const parameters = result.parameters ?? [];
  return { quantity, range: askedRangeOf(result), stated, points, parameters, methods: methods ?? [] };
}

/** The points that ask something; what a point states of a parameter wins over what its result does. */
function askedPointsOf(result: ScopedResult): AskedPoint[] {
  const { quantity, parameters, points } = result;
  const all = (points ?? []).map((point) => ({
    value: toBase(point.nominal.value, point.nominal.unit, quantity),
    parameters: parametersOfPoint(point, { parameters }),
  }));
  return hasNaturalZero(result) ? all.filter(({ value }) => !value.isZero()) : all;
}
