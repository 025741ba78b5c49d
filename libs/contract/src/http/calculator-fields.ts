import { MAX_INPUTS, MAX_SYMBOL_LENGTH } from '@suyuan/domain';
import { checkArray, checkDecimal, checkText } from './checks';
import { field, type FieldOptions } from './fields';
import type { Check } from './rule';

/** As many sets as there can be pairs of inputs, each input being in one set. */
const MAX_SIMULTANEOUS_SETS = MAX_INPUTS / 2;

const checkCount: Check = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) ? null : checkDecimal(value);

/** A number that counts: as text like every number, or as a whole JSON number. */
export function CountField(options?: FieldOptions): PropertyDecorator {
  return field({ oneOf: [{ type: 'string', format: 'decimal' }, { type: 'integer' }] }, checkCount, options);
}

/** A list of decimal numbers. */
export function Decimals(maxItems: number, options?: FieldOptions): PropertyDecorator {
  return field(
    { type: String, isArray: true, maxItems },
    (value) => checkArray(value, { min: 0, max: maxItems }, checkDecimal),
    options,
  );
}

const checkSymbols = (value: unknown) =>
  checkArray(value, { min: 2, max: MAX_INPUTS }, (item) => checkText(item, MAX_SYMBOL_LENGTH));

/** Lists of symbols. */
export function SymbolSets(options?: FieldOptions): PropertyDecorator {
  const schema = { type: 'array', items: { type: 'array', items: { type: 'string' }, minItems: 2 } } as const;
  const check: Check = (value) => {
    const size = { min: 0, max: MAX_SIMULTANEOUS_SETS };
    const outer = checkArray(value, size, () => null);
    if (outer.length > 0) return outer;
    return (value as unknown[]).flatMap((set, index) =>
      checkSymbols(set).map((fault) => ({ ...fault, pointer: `/${index}${fault.pointer ?? ''}` })),
    );
  };
  return field(schema, check, options);
}
