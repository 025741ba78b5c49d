import { MAX_INPUTS } from '@suyuan/calculators';
import { isNumberText, MAX_DECIMAL_LENGTH, MAX_SYMBOL_LENGTH } from '@suyuan/domain';
import { checkArray, checkText, DECIMAL_PATTERN } from './checks';
import { field, type FieldOptions } from './fields';
import { wrongType, type Check, type Fault } from './rule';

/** As many sets as there can be pairs of inputs, each input being in one set. */
const MAX_SIMULTANEOUS_SETS = MAX_INPUTS / 2;

/** Nothing of a calculation is recorded, so that its numbers may have more digits than a record's. */
function checkNumber(value: unknown): Fault | null {
  if (typeof value !== 'string') return wrongType('a decimal number as text, such as "50.000838"');
  if (isNumberText(value)) return null;
  const expected = `a decimal number such as "1e-6", of at most ${MAX_DECIMAL_LENGTH} characters`;
  return { code: 'NOT_A_DECIMAL', detail: `Expected ${expected}.` };
}

/** A decimal number that is calculated with, as text. */
export function NumberField(options?: FieldOptions): PropertyDecorator {
  const pattern = DECIMAL_PATTERN.source;
  const schema = { type: String, format: 'decimal', pattern, maxLength: MAX_DECIMAL_LENGTH };
  return field(schema, checkNumber, options);
}

const checkCount: Check = (value) =>
  typeof value === 'number' && Number.isSafeInteger(value) ? null : checkNumber(value);

/** A number that counts: as text like every number, or as a whole JSON number. */
export function CountField(options?: FieldOptions): PropertyDecorator {
  return field({ oneOf: [{ type: 'string', format: 'decimal' }, { type: 'integer' }] }, checkCount, options);
}

/** A list of decimal numbers. */
export function Decimals(maxItems: number, options?: FieldOptions): PropertyDecorator {
  return field(
    { type: String, isArray: true, maxItems },
    (value) => checkArray(value, { min: 0, max: maxItems }, checkNumber),
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
