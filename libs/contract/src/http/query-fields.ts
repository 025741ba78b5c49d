import { Transform } from 'class-transformer';
import { checkOneOf, isRfc3339 } from './checks';
import { compose, field, type FieldOptions } from './fields';
import { MAX_POSITION_DIGITS } from './limits';
import { wrongType } from './rule';

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
