import type { Decimal } from 'decimal.js';
import {
  askedRangeOf,
  askedValuesOf,
  differenceToBase,
  exactRange,
  exactRangeOf,
  fromBase,
  toBase,
  type ExactRange,
  type RangedResult,
} from '../metrology/conversion';
import { ExactDecimal, parseDecimal } from '../metrology/decimal';
import { parseUnit } from '../metrology/units';
import type { CivilDate, DecimalText, QuantityValue } from '../vocabulary';
import type { Cmc, ScopeLine } from './laboratory.events';
import { isInForce, isSuspended, type LaboratoryState, type ScopeState } from './laboratory.state';

/** A result as far as scopes go: what it asks of them (RECORD.md section 13), in base units, and by which methods. */
export interface ScopeClaim {
  quantity: string;
  /** Null where it asks for no value, as a reading at the natural zero alone does: any line of the quantity will do. */
  range: ExactRange | null;
  /** It has a range and no points, so that no part of the range may be left out; else the points alone matter. */
  stated: boolean;
  /** Nominal values of the points that ask something. */
  points: readonly Decimal[];
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
 * day; UNDETERMINED, those that cover say no capability for it (text only, a table with a hole); IN_SCOPE with the lines that cover.
 */
export type ScopeJudgement =
  | { verdict: 'NOT_AUTHORISED' }
  | { verdict: 'OUT_OF_SCOPE' | 'SUSPENDED' | 'UNDETERMINED' | 'IN_SCOPE'; lines: HeldLine[] };

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
  const evaluable = active.filter(({ line }) => line.cmc !== null && line.cmc.form !== 'TEXT');
  const isTold = (point: Decimal): boolean => evaluable.some(({ line }) => cmcNumberAt(line, point) !== null);
  if (!cover(evaluable, claim) || !claim.points.every(isTold))
    return { verdict: 'UNDETERMINED', lines: active };
  return { verdict: 'IN_SCOPE', lines: active };
}

/** Every point is covered by some line; a range without points, by lines that leave no part of it out. */
function cover(held: readonly HeldLine[], { range, stated, points }: ScopeClaim): boolean {
  if (range === null) return held.length > 0;
  const lines = held.map(({ line }) => exactRange(line.range, line.quantity));
  const pointsCovered = points.every((point) => lines.some(({ lo, hi }) => lo.lte(point) && point.lte(hi)));
  return pointsCovered && (!stated || coverTogether(lines, range));
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

/** A point as far as its uncertainty goes. */
export interface StatedUncertainty {
  nominal: QuantityValue;
  expandedUncertainty: QuantityValue;
  coverageFactor: DecimalText;
}

/**
 * U(x)·k_cmc/k < CMC(x) on every line that says a CMC at x: the laboratory has no line that allows so small a U. A
 * CMC known as text allows nothing; where no line says one, nothing can be held against it.
 */
export function isBelowCmc(point: StatedUncertainty, lines: readonly ScopeLine[]): boolean {
  const below = lines.map((line) => isBelowLine(point, line)).filter((each) => each !== null);
  return below.length > 0 && below.every(Boolean);
}

/** null: the line does not cover the point, or says no capability for it. */
function isBelowLine({ nominal, ...point }: StatedUncertainty, line: ScopeLine): boolean | null {
  const { cmc, quantity } = line;
  const number = cmcNumberAt(line, toBase(nominal.value, nominal.unit, quantity));
  if (cmc === null || number === null) return null;
  const capability = number.mul(differenceToBase({ value: '1', unit: cmc.unit }, nominal, quantity));
  const stated = differenceToBase(point.expandedUncertainty, nominal, quantity);
  // Multiplied out, so that nothing is rounded: U·k_cmc < CMC·k.
  return stated.mul(parseDecimal(cmc.k)).lt(capability.mul(parseDecimal(point.coverageFactor)));
}

/** CMC at a point (in the base unit) in the unit of the CMC; null where the line does not cover or say one. */
function cmcNumberAt(line: ScopeLine, point: Decimal): Decimal | null {
  if (line.cmc === null || !coversPoint(line, point)) return null;
  const { unit } = line.range;
  const x = fromBase(point, unit, line.quantity);
  // Of -10 V the size counts, or a + b·x would end below zero. A scale with an offset (Cel) has no size.
  const size = parseUnit(unit)?.offset.isZero() ? x.abs() : x;
  return cmcNumber(line.cmc, x, size);
}

/** A claim as scopes judge it; null for a result that covers nothing. */
export function scopeClaimOf(
  result: RangedResult,
  methods: readonly string[] | null | undefined,
): ScopeClaim | null {
  if (exactRangeOf(result) === null) return null;
  const { quantity } = result;
  const stated = !result.points?.length;
  const points = askedValuesOf(result);
  return { quantity, range: askedRangeOf(result), stated, points, methods: methods ?? [] };
}

function cmcNumber(cmc: Cmc, x: Decimal, size: Decimal): Decimal | null {
  if (cmc.form === 'TABLE') {
    const rows = (cmc.rows ?? []).filter(
      (row) => x.gte(parseDecimal(row.min)) && x.lte(parseDecimal(row.max)),
    );
    // Where two rows meet, the laboratory may claim the smaller.
    return rows.length > 0 ? ExactDecimal.min(...rows.map((row) => parseDecimal(row.a))) : null;
  }
  if (cmc.a === undefined) return null;
  if (cmc.form === 'CONSTANT') return parseDecimal(cmc.a);
  return cmc.b === undefined ? null : parseDecimal(cmc.a).add(parseDecimal(cmc.b).mul(size));
}
