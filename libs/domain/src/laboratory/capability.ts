import type { Decimal } from 'decimal.js';
import { evaluateDecimals } from '../calculation/exact-algebra';
import { parseExpression, type Program } from '../calculation/expression';
import { fromBase } from '../metrology/conversion';
import { ExactDecimal, parseDecimal } from '../metrology/decimal';
import { findParameter } from '../metrology/parameters';
import { holdsAt } from '../metrology/parameter-fit';
import { measuredRangeOf, statedOrUsual } from '../metrology/stated-parameters';
import type { StatedParameter } from '../metrology/stated-parameter';
import type { Cmc, CmcCell, CmcRow, CmcVariable, ScopeLine } from './laboratory.events';

/** A capability at a point, in the unit of the CMC, as it can be compared exactly: U = value/per, or U² = value. */
export interface Capability {
  value: Decimal;
  per: Decimal;
  squared: boolean;
}

/** Stands for the point's value in an expression. */
export const VALUE_SYMBOL = 'x';

/** Enough that no square of legal numbers, times the square of a factor, is rounded. */
const Squares = ExactDecimal.clone({ precision: 1_000 });

/** Parsed once each: a chain is judged by the same few lines again and again. */
const MAX_REMEMBERED_PROGRAMS = 1_000;
const programs = new Map<string, Program | null>();

const ONE = new ExactDecimal(1);
const plain = (value: Decimal): Capability => ({ value, per: ONE, squared: false });

/**
 * What a line says of a value `x` in the unit of its range, at the parameters that are stated; null where it says no
 * number: known as text, a table or matrix with a hole, a parameter that it needs and nobody states.
 */
export function capabilityAt(
  line: ScopeLine,
  x: Decimal,
  parameters: readonly StatedParameter[],
): Capability | null {
  const { cmc } = line;
  if (cmc === null) return null;
  switch (cmc.form) {
    case 'CONSTANT':
      return cmc.a === undefined ? null : plain(parseDecimal(cmc.a));
    case 'LINEAR':
    case 'QUADRATURE':
      return byValue(cmc, x);
    case 'TABLE':
      return least((cmc.rows ?? []).filter((row) => holds(row, x)).map((row) => rowAt(row, x)));
    case 'MATRIX': {
      const cells = (cmc.cells ?? []).filter(
        (cell) => holds(cell, x) && holdsAt(cell.parameters, parameters, line.quantity),
      );
      return least(cells.map(({ a }) => plain(parseDecimal(a))));
    }
    case 'EXPRESSION':
      return expressionAt(cmc, x, parameters, line.quantity);
    default:
      return null;
  }
}

/** a + b·|x|, so that -10 V and -80 °C grow with their size; the square of √(a² + (b·x)²). */
function byValue({ form, a, b }: Cmc, x: Decimal): Capability | null {
  if (a === undefined || b === undefined) return null;
  const slope = new Squares(parseDecimal(b)).mul(x.abs());
  if (form === 'LINEAR') return plain(slope.add(parseDecimal(a)));
  return { value: slope.pow(2).add(new Squares(parseDecimal(a)).pow(2)), per: ONE, squared: true };
}

function holds({ min, max }: CmcRow | CmcCell, x: Decimal): boolean {
  return x.gte(parseDecimal(min)) && x.lte(parseDecimal(max));
}

/** a + (to - a)·(x - min)/(max - min), with the division left undone. */
function rowAt({ min, max, a, to }: CmcRow, x: Decimal): Capability {
  const [from, width] = [parseDecimal(a), parseDecimal(max).sub(parseDecimal(min))];
  if (to === undefined || width.isZero()) return plain(from);
  const rise = parseDecimal(to)
    .sub(from)
    .mul(x.sub(parseDecimal(min)));
  return { value: from.mul(width).add(rise), per: width, squared: false };
}

/** Where two rows or cells meet, the laboratory may claim the smaller. None of them is a square. */
function least(found: readonly Capability[]): Capability | null {
  const [first, ...rest] = found;
  if (first === undefined) return null;
  return rest.reduce((a, b) => (b.value.mul(a.per).lt(a.value.mul(b.per)) ? b : a), first);
}

function expressionAt(
  { expression, variables }: Cmc,
  x: Decimal,
  parameters: readonly StatedParameter[],
  quantity: string,
): Capability | null {
  const program = programOf(expression ?? '');
  if (program === null) return null;
  const values = program.symbols.map((symbol) => {
    if (symbol === VALUE_SYMBOL) return x;
    const declared = variables?.find((one) => one.symbol === symbol) ?? parameterOfSymbol(symbol);
    return declared && valueOf(declared, parameters, quantity);
  });
  if (values.includes(null)) return null;
  const value = evaluateDecimals(program, values as Decimal[]);
  return value && plain(value);
}

/** The parameters by which a capability is said: of its cells, or in its formula. */
export function parametersSaidBy(cmc: Cmc | null): string[] {
  if (cmc === null) return [];
  if (cmc.form === 'MATRIX')
    return (cmc.cells ?? []).flatMap((cell) => cell.parameters.map(({ parameter }) => parameter));
  if (cmc.form !== 'EXPRESSION') return [];
  const symbols = programOf(cmc.expression ?? '')?.symbols ?? [];
  return symbols.flatMap((symbol) => {
    const declared = cmc.variables?.find((one) => one.symbol === symbol) ?? parameterOfSymbol(symbol);
    return declared ? [declared.parameter] : [];
  });
}

/** The parameter whose code a symbol is, dashes written as _; its value counts in its base unit. */
export function parameterOfSymbol(symbol: string): CmcVariable | null {
  const code = symbol.replaceAll('_', '-');
  const unit = findParameter(code)?.baseUnit ?? null;
  return unit === null ? null : { symbol, parameter: code, unit };
}

function valueOf(
  { parameter, unit }: CmcVariable,
  stated: readonly StatedParameter[],
  quantity: string,
): Decimal | null {
  const found = statedOrUsual(stated, parameter, quantity);
  const range = found && measuredRangeOf(found);
  if (!range?.lo.eq(range.hi)) return null;
  return fromBase(range.lo, unit, findParameter(parameter)!.quantity!);
}

function programOf(text: string): Program | null {
  const known = programs.get(text);
  if (known !== undefined) return known;
  const parsing = parseExpression(text);
  if (programs.size >= MAX_REMEMBERED_PROGRAMS) programs.clear();
  programs.set(text, parsing.ok ? parsing.program : null);
  return parsing.ok ? parsing.program : null;
}

/** U·factor < CMC·scale, where all but CMC exceed zero; squares are compared with squares, so that nothing is rounded. */
export function isBelow(
  { value, per, squared }: Capability,
  stated: { uncertainty: Decimal; factor: Decimal; scale: Decimal },
): boolean {
  if (value.lte(0)) return false;
  const own = new Squares(stated.uncertainty).mul(stated.factor).mul(per);
  const scale = new Squares(stated.scale);
  if (!squared) return own.lt(scale.mul(value));
  return own.pow(2).lt(scale.pow(2).mul(value));
}
