import { Transform } from 'class-transformer';
import { checkParameters, readParameterText, type StatedParameter } from '@suyuan/domain';
import { checkArray, checkOneOf, checkText, isRfc3339 } from './checks';
import { compose, field, type FieldOptions } from './fields';
import { MAX_PARAMETER_TEXT, MAX_PARAMETERS, MAX_POSITION_DIGITS } from './limits';
import { wrongType, type Fault } from './rule';

const POSITION = new RegExp(`^\\d{1,${MAX_POSITION_DIGITS}}$`);

/** A whole number in a query string. Only plain digits become a number; everything else is left to be refused. */
export function QueryNumber(min: number, max: number, options?: FieldOptions): PropertyDecorator {
  const detail = `Expected a whole number from ${min} to ${max}.`;
  const schema = { type: 'integer', minimum: min, maximum: max } as Parameters<typeof field>[0];
  return compose(
    Transform(({ value }: { value: unknown }) =>
      typeof value === 'string' && POSITION.test(value) ? Number(value) : value,
    ),
    field(
      schema,
      (value) => {
        if (typeof value === 'number' && value >= min && value <= max) return null;
        return { code: 'OUT_OF_RANGE', detail, params: { min: String(min), max: String(max) } };
      },
      { optional: true, ...options },
    ),
  );
}

const FLAGS = ['true', 'false'] as const;

/** `true` or `false`, spelt exactly. Everything else is left to be refused. */
export function QueryFlag(options?: FieldOptions): PropertyDecorator {
  return compose(
    Transform(({ value }: { value: unknown }) =>
      FLAGS.includes(value as (typeof FLAGS)[number]) ? value === 'true' : value,
    ),
    field({ type: Boolean }, (value) => (typeof value === 'boolean' ? null : checkOneOf(value, FLAGS)), {
      optional: true,
      ...options,
    }),
  );
}

/** What was known: at a position of the log, or at an instant. Left out, the newest. */
export function KnownAt(): PropertyDecorator {
  return field(
    { type: String, example: '5120' },
    (value) => {
      if (typeof value !== 'string') return wrongType('a text');
      if (POSITION.test(value) || isRfc3339(value)) return null;
      const detail =
        'Expected a position of the log such as 5120, or an instant such as 2024-05-17T08:00:00Z.';
      return { code: 'NOT_A_POSITION', detail };
    },
    { optional: true, description: 'What was known at this position or instant; left out, the newest.' },
  );
}

/** The pipe of the platform finds under this name which parameters of a query string may be given more than once. */
const REPEATABLE = Symbol.for('suyuan.repeatable');

/** Further axes of what is asked, one a parameter: `parameter=frequency:1 MHz&parameter=analyte:Pb`. */
export function StatedParameters(): PropertyDecorator {
  const schema = { type: String, isArray: true, maxItems: MAX_PARAMETERS } as Parameters<typeof field>[0];
  const repeatable: PropertyDecorator = (target, key) => {
    const type = target.constructor as { [REPEATABLE]?: readonly string[] };
    Object.defineProperty(type, REPEATABLE, { value: [...(type[REPEATABLE] ?? []), String(key)] });
  };
  return compose(
    Transform(({ value }: { value: unknown }) => (typeof value === 'string' ? [value] : value)),
    repeatable,
    field(schema, checkParameterTexts, {
      optional: true,
      description:
        'What it is asked for beside its value, once for each: `name:value unit`, `name:min..max unit` or `name:code`.',
      example: ['frequency:1 MHz'],
    }),
  );
}

function checkParameterTexts(value: unknown): Fault | Fault[] | null {
  const faults = checkArray(value, { min: 1, max: MAX_PARAMETERS }, (item) =>
    checkText(item, MAX_PARAMETER_TEXT, 'label'),
  );
  if (faults.length > 0) return faults;
  const read = (value as string[]).map(readParameterText);
  const unread = read.flatMap((stated, index) =>
    stated === null
      ? [{ code: 'NOT_A_PARAMETER', detail: 'Expected frequency:1 MHz, for example.', pointer: `/${index}` }]
      : [],
  );
  if (unread.length > 0) return unread;
  // Inside of one there is nothing to point at: it is one text.
  return checkParameters(read as StatedParameter[], '').map(({ pointer, ...refusal }) => ({
    ...refusal,
    pointer: pointer.split('/', 2).join('/'),
  }));
}

/** Wait, bounded, until this position is visible. */
export function WaitFor(): PropertyDecorator {
  const description = 'Wait, at most 5 s, until this position of the log is visible.';
  return QueryNumber(0, 10 ** MAX_POSITION_DIGITS - 1, { description });
}

/** One of a list, spelt exactly. */
export function QueryOneOf(list: readonly string[], options?: FieldOptions): PropertyDecorator {
  return field({ type: String, enum: [...list] }, (value) => checkOneOf(value, list), {
    optional: true,
    ...options,
  });
}
