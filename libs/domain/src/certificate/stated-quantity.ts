import type { Refusal } from '../decision';
import { checkQuantity, checkReadableUnit, checkUnit } from '../metrology/checks';
import { isPerCentLike } from '../metrology/differences';
import { findQuantity, isBuiltIn } from '../metrology/quantities';
import { readUnit } from '../metrology/units';
import type { FurtherQuantityFacts, ResultQuantity, StatedQuantity } from '../quantity/result-quantity';

export const codeOfQuantity = (quantity: ResultQuantity): string =>
  typeof quantity === 'string' ? quantity : quantity.code;

export function furtherFactsOf(quantity: ResultQuantity): FurtherQuantityFacts {
  const code = codeOfQuantity(quantity);
  if (isBuiltIn(code)) return {};
  const published = findQuantity(code);
  if (published) return published.naturalZero ? { naturalZero: true } : {};
  if (typeof quantity === 'string') return {};
  return { quantityStated: { name: quantity.name, unit: quantity.unit } };
}

/** A result in a quantity that is known, or that it states with the unit its figures are of. */
export function checkResultQuantity(result: { quantity: ResultQuantity }, pointer: string): Refusal[] {
  const { quantity } = result;
  const at = `${pointer}/quantity`;
  if (typeof quantity === 'string') return checkQuantity(quantity, at).map(sayHowToStateIt);
  const { code, unit } = quantity;
  if (findQuantity(code)) return checkUnit(unit, code, `${at}/unit`, false);
  const own = readUnit(unit);
  if (!own.ok) return checkReadableUnit(unit, `${at}/unit`);
  return figuresOf(result, pointer, false).flatMap((figure) =>
    checkFigure(figure, own.unit.dimension, quantity),
  );
}

const sayHowToStateIt = (refusal: Refusal): Refusal => ({
  ...refusal,
  detail: `${refusal.detail}; {"code", "name", "unit"} is accepted for one that nobody published`,
});

interface Figure {
  unit: string;
  of: unknown;
  /** An error, uncertainty or limit, which may be relative. */
  isDifference: boolean;
  pointer: string;
}

/** Fields whose figures are of other quantities than the result. */
const OF_OTHERS: ReadonlySet<string> = new Set([
  'quantity',
  'parameters',
  'references',
  'indication',
  'coefficients',
]);
const DIFFERENCES: ReadonlySet<string> = new Set(['error', 'expandedUncertainty', 'mpe']);

function figuresOf(part: unknown, pointer: string, isDifference: boolean): Figure[] {
  if (typeof part !== 'object' || part === null) return [];
  const { unit, of } = part as { unit?: unknown; of?: unknown };
  const own = typeof unit === 'string' ? [{ unit, of, isDifference, pointer }] : [];
  const inside = Object.entries(part).flatMap(([key, value]) =>
    OF_OTHERS.has(key) ? [] : figuresOf(value, `${pointer}/${key}`, isDifference || DIFFERENCES.has(key)),
  );
  return [...own, ...inside];
}

/** Until it is published nobody can say what a per cent beside it is of: the certificate says it. */
function checkFigure(figure: Figure, dimension: string, quantity: StatedQuantity): Refusal[] {
  const { unit, of, isDifference, pointer } = figure;
  const reading = readUnit(unit);
  if (!reading.ok) return [];
  const isRelative = (of ?? 'ABSOLUTE') !== 'ABSOLUTE';
  const isPure = reading.unit.dimension === '1';
  const params = { unit, quantity: quantity.code };
  if (
    isDifference &&
    !isRelative &&
    isPure &&
    of !== 'ABSOLUTE' &&
    (dimension !== '1' || isPerCentLike(unit))
  ) {
    const detail = `what ${unit} is of is not clear beside ${quantity.unit}; "of" says it`;
    return [{ code: 'AMBIGUOUS_RELATIVE', pointer, detail, params }];
  }
  if (isRelative ? isPure : reading.unit.dimension === dimension) return [];
  const detail = isRelative
    ? `with of ${String(of)} a pure number such as % or [ppm] is accepted`
    : `a unit of the dimension of ${quantity.unit} is accepted, which ${unit} is not`;
  return [{ code: 'UNIT_INCOMPATIBLE', pointer: `${pointer}/unit`, detail, params }];
}
