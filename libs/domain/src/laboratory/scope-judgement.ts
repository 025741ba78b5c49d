import type { Decimal } from 'decimal.js';
import { differenceToBase, exactRange, fromBase, toBase, type ExactRange } from '../metrology/conversion';
import { ExactDecimal, parseDecimal } from '../metrology/decimal';
import type { CivilDate, DecimalText, QuantityValue } from '../vocabulary';
import type { Cmc, ScopeLine } from './laboratory.events';
import { isInForce, isSuspended, type LaboratoryState } from './laboratory.state';

/**
 * What a laboratory's scopes say of a result (METROLOGY.md §9): NOT_AUTHORISED, no line of the quantity at all;
 * OUT_OF_SCOPE, none in force on the day covers the range; SUSPENDED, those that cover are suspended on the day;
 * IN_SCOPE with the lines that cover.
 */
export type ScopeJudgement =
  { verdict: 'NOT_AUTHORISED' | 'OUT_OF_SCOPE' | 'SUSPENDED' } | { verdict: 'IN_SCOPE'; lines: ScopeLine[] };

export function judgeScope(
  laboratory: LaboratoryState,
  quantity: string,
  range: ExactRange,
  on: CivilDate,
): ScopeJudgement {
  const scopes = laboratory.status === 'REGISTERED' ? [...laboratory.scopes.values()] : [];
  const lines = scopes.flatMap((scope) =>
    scope.granted.lines.filter((line) => line.quantity === quantity).map((line) => ({ scope, line })),
  );
  if (lines.length === 0) return { verdict: 'NOT_AUTHORISED' };
  const covering = lines.filter(({ scope, line }) => isInForce(scope, on) && covers(line, range));
  if (covering.length === 0) return { verdict: 'OUT_OF_SCOPE' };
  const active = covering.filter(({ scope }) => !isSuspended(scope, on));
  if (active.length === 0) return { verdict: 'SUSPENDED' };
  return { verdict: 'IN_SCOPE', lines: active.map(({ line }) => line) };
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
 * U(x)·k_cmc/k < CMC(x) on every one of the lines: the laboratory has no line that allows so small a U. A line
 * whose CMC says nothing at x allows it, for nothing can be held against it.
 */
export function isBelowCmc(point: StatedUncertainty, lines: readonly ScopeLine[]): boolean {
  return lines.length > 0 && lines.every((line) => isBelowLine(point, line));
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
