import type { Decimal } from 'decimal.js';
import {
  differenceToBase,
  exactRange,
  exactRangeOf,
  fromBase,
  toBase,
  type ExactRange,
  type RangedResult,
} from '../metrology/conversion';
import { ExactDecimal, parseDecimal } from '../metrology/decimal';
import type { CivilDate, DecimalText, QuantityValue } from '../vocabulary';
import type { Cmc, ScopeLine } from './laboratory.events';
import { isInForce, isSuspended, type LaboratoryState, type ScopeState } from './laboratory.state';

/** A result as far as scopes go: what it covers, in base units, and by which methods. */
export interface ScopeClaim {
  quantity: string;
  range: ExactRange;
  /** The range stands on the certificate; else it is what lies between its points, and the points alone matter. */
  stated: boolean;
  /** Nominal values of its points. */
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
 * day; UNDETERMINED, those that cover give their capability as text only; IN_SCOPE with the lines that cover.
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
  if (!cover(evaluable, claim)) return { verdict: 'UNDETERMINED', lines: active };
  return { verdict: 'IN_SCOPE', lines: active };
}

/** Every point is covered by some line; a stated range, by lines that leave no part of it out. */
function cover(held: readonly HeldLine[], { range, stated, points }: ScopeClaim): boolean {
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
 * U(x)·k_cmc/k < CMC(x) on every line that covers x: the laboratory has no line that allows so small a U. A line
 * whose CMC says nothing at x allows it, for nothing can be held against it.
 */
export function isBelowCmc(point: StatedUncertainty, lines: readonly ScopeLine[]): boolean {
  const covering = lines.filter((line) => {
    const { value, unit } = point.nominal;
    return coversPoint(line, toBase(value, unit, line.quantity));
  });
  return covering.length > 0 && covering.every((line) => isBelowLine(point, line));
}

function isBelowLine(point: StatedUncertainty, line: ScopeLine): boolean {
  if (!line.cmc) return false;
  const capability = cmcAt(line.cmc, line, point.nominal);
  if (!capability) return false;
  const stated = differenceToBase(point.expandedUncertainty, point.nominal, line.quantity);
  // Multiplied out, so that nothing is rounded: U·k_cmc < CMC·k.
  return stated.mul(parseDecimal(line.cmc.k)).lt(capability.mul(parseDecimal(point.coverageFactor)));
}

/** CMC at a nominal in the base unit, at the line's own k; null where its form says nothing. */
function cmcAt(cmc: Cmc, line: ScopeLine, nominal: QuantityValue): Decimal | null {
  const base = toBase(nominal.value, nominal.unit, line.quantity);
  const x = fromBase(base, line.range.unit, line.quantity);
  const number = cmcNumber(cmc, x);
  if (!number) return null;
  const one = differenceToBase({ value: '1', unit: cmc.unit }, nominal, line.quantity);
  return number.mul(one);
}

/** A claim as scopes judge it; null for a result that covers nothing. */
export function scopeClaimOf(
  result: RangedResult,
  methods: readonly string[] | null | undefined,
): ScopeClaim | null {
  const range = exactRangeOf(result);
  if (range === null) return null;
  const points = (result.points ?? []).map(({ nominal }) =>
    toBase(nominal.value, nominal.unit, result.quantity),
  );
  return { quantity: result.quantity, range, stated: Boolean(result.range), points, methods: methods ?? [] };
}

function cmcNumber(cmc: Cmc, x: Decimal): Decimal | null {
  if (cmc.form === 'TABLE') {
    const rows = (cmc.rows ?? []).filter(
      (row) => x.gte(parseDecimal(row.min)) && x.lte(parseDecimal(row.max)),
    );
    // Where two rows meet, the laboratory may claim the smaller.
    return rows.length > 0 ? ExactDecimal.min(...rows.map((row) => parseDecimal(row.a))) : null;
  }
  if (cmc.a === undefined) return null;
  if (cmc.form === 'CONSTANT') return parseDecimal(cmc.a);
  return cmc.b === undefined ? null : parseDecimal(cmc.a).add(parseDecimal(cmc.b).mul(x));
}
