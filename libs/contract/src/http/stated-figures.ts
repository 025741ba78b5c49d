import {
  LIMIT_FORMS,
  PARTS_OF,
  RELATIVE_TO,
  ROW_LIMIT_FORMS,
  UNCERTAINTY_FORMS,
  type Difference,
  type Limit,
  type RelativeTo,
  type StatedParameter,
} from '@suyuan/domain';
import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import { checkArray, checkDecimal, checkOneOf, checkText, DECIMAL_PATTERN } from './checks';
import {
  compose,
  Decimal,
  field,
  Flag,
  lazy,
  NestedArray,
  OneOf,
  OPTIONAL,
  TextField,
  type ClassOf,
  type FieldOptions,
} from './fields';
import { escapePointer } from './fault';
import { rulesOf, type FieldRule } from './field-rules';
import { MAX_CODE_LENGTH, MAX_LIMIT_ROWS, MAX_LINEAR_PARTS, MAX_PARAMETERS } from './limits';
import { isObject, remember, wrongType, type Check, type Fault } from './rule';
import { QuantityValueBody, StatedParameterBody } from './values';

/** An error, an uncertainty or a limit: absolute in a unit of the quantity, or relative to what `of` says. */
export class DifferenceBody extends QuantityValueBody {
  @OneOf(RELATIVE_TO, {
    optional: true,
    description:
      'What it is relative to: the value, the span (max - min) or the full scale of the range in question. Left out: a unit ' +
      'of the quantity is absolute, and % beside a quantity with a dimension means the value.',
  })
  of?: RelativeTo;
}

type Owner = Record<string, unknown>;
const formOf = (owner: Owner): string => (typeof owner.form === 'string' ? owner.form : 'FIGURE');

/** Stands only in figures of these forms. */
function inForm(forms: readonly string[], check: Check): Check {
  return (value, owner) => (forms.includes(formOf(owner)) ? check(value, owner) : notOfForm(owner));
}

const notOfForm = (owner: Owner): Fault => ({
  code: 'NOT_ALLOWED',
  // A form that is none is told where it stands: it may be as long as a body.
  detail: `Not part of ${formOf(owner) === 'FIGURE' ? 'a figure without form' : 'this form'}.`,
});

const needless =
  (forms: readonly string[]) =>
  (owner: Owner): boolean =>
    !forms.includes(formOf(owner));

const anObject: Check = (value) => (isObject(value) ? null : wrongType('an object'));
const oneOrSome: Check = (value) =>
  Array.isArray(value)
    ? checkArray(value, { min: 1, max: MAX_LINEAR_PARTS }, (item) =>
        isObject(item) ? null : wrongType('an object'),
      )
    : anObject(value, {});

/** An object (or a list of them) that belongs to one form. */
function Part(
  type: ClassOf,
  form: string,
  how: { optional?: boolean; list?: boolean } = {},
): PropertyDecorator {
  const check = inForm([form], how.list ? oneOrSome : anObject);
  const presence = { optional: how.optional ? true : needless([form]), description: `Of form ${form}.` };
  const inside: PropertyDecorator = (target, key) =>
    remember(target.constructor, String(key), { inside: type });
  const shape = how.list ? oneOrList(type()) : lazy(type);
  const named = how.list ? [knownToTheDocument(type)] : [];
  return compose(field(shape, check, presence), ...named, Type(type), inside, IsOptional(), ValidateNested());
}

/** An object of a class, or some of them. */
function oneOrList(type: ReturnType<ClassOf>): object {
  const one = { $ref: getSchemaPath(type) };
  return { oneOf: [one, { type: 'array', items: one, minItems: 1, maxItems: MAX_LINEAR_PARTS }] };
}

/** Lets the document know a class that a schema only refers to. */
const knownToTheDocument =
  (type: ClassOf): PropertyDecorator =>
  (target) =>
    ApiExtraModels(type())(target.constructor);

const FIGURE = ['FIGURE'];

/** U: a figure, or form LINEAR for a + b·|value|. */
export class StatedUncertaintyBody {
  @field({ type: String, format: 'decimal', pattern: DECIMAL_PATTERN.source }, inForm(FIGURE, checkDecimal), {
    optional: needless(FIGURE),
  })
  value?: string;

  @field(
    { type: String, minLength: 1, maxLength: MAX_CODE_LENGTH },
    inForm(FIGURE, (value) => checkText(value, MAX_CODE_LENGTH)),
    {
      optional: needless(FIGURE),
      description: 'UCUM code out of the legal-unit list.',
      example: 'mg',
    },
  )
  unit?: string;

  @field(
    { type: String, enum: [...RELATIVE_TO] },
    inForm(FIGURE, (value) => checkOneOf(value, RELATIVE_TO)),
    OPTIONAL,
  )
  of?: RelativeTo;

  @OneOf(UNCERTAINTY_FORMS, { optional: true, description: 'LINEAR: a + b·|value|. Left out: a figure.' })
  form?: string;

  @Part(() => DifferenceBody, 'LINEAR')
  a?: Difference;

  @Part(() => DifferenceBody, 'LINEAR', { list: true })
  b?: Difference | Difference[];
}

/** A limit of error: a symmetric figure, LINEAR ±(a + b·x), or BOUNDS with signs of their own. */
export class LimitBody extends StatedUncertaintyBody {
  @OneOf(ROW_LIMIT_FORMS, {
    optional: true,
    description:
      'LINEAR: ±(a + b·x); BOUNDS: lower and upper with their signs, one may be missing. Left out: ±.',
  })
  declare form?: string;

  @Part(() => DifferenceBody, 'BOUNDS', { optional: true })
  lower?: Difference;

  @Part(() => DifferenceBody, 'BOUNDS', { optional: true })
  upper?: Difference;
}

/** Limits of a part of the range, (min, max]; the first row includes its min. */
export class LimitRowBody {
  @Decimal()
  min!: string;

  @Decimal()
  max!: string;

  @TextField(MAX_CODE_LENGTH, {
    optional: true,
    description:
      'Of min and max; left out: the unit of the value, or % for parts of the span or the full scale.',
  })
  unit?: string;

  @OneOf(PARTS_OF, { optional: true, description: 'min and max are parts of it.' })
  of?: RelativeTo;

  @Flag(OPTIONAL)
  includesMin?: boolean;

  @NestedArray(() => StatedParameterBody, MAX_PARAMETERS, {
    optional: true,
    description: 'For which parameters the row holds.',
  })
  parameters?: StatedParameter[];

  @Part(() => LimitBody, 'FIGURE')
  mpe!: Limit;
}

/** Limits of error in one of their forms (RECORD.md section 4). */
export class StatedLimitsBody extends LimitBody {
  @OneOf(LIMIT_FORMS, {
    optional: true,
    description:
      'LINEAR: ±(a + b·x); BOUNDS: lower and upper with their signs; TABLE: rows by value or part of the span. Left out: ±.',
  })
  declare form?: string;

  @NestedArray(() => LimitRowBody, MAX_LIMIT_ROWS, {
    optional: needless(['TABLE']),
    only: (check) => inForm(['TABLE'], check),
    description: 'Of form TABLE, which has them.',
    minItems: 1,
  })
  rows?: LimitRowBody[];
}

/** Limits as figures, or as the text of a document words them: told as one field, for class-validator knows no union. */
export function LimitsOrText(max: number, options?: FieldOptions): PropertyDecorator {
  const check: Check = (value) => {
    if (typeof value === 'string') return checkText(value, max);
    return isObject(value) ? faultsInside(StatedLimitsBody, value, '') : wrongType('a text or limits');
  };
  const oneOf = [{ type: 'string', minLength: 1, maxLength: max }, { $ref: getSchemaPath(StatedLimitsBody) }];
  return (target, key) => {
    ApiExtraModels(StatedLimitsBody)(target.constructor);
    field({ oneOf }, check, options)(target, key);
  };
}

/** All that the rules of a class say of an object. */
function faultsInside(type: object, value: Owner, at: string): Fault[] {
  const rules = rulesOf(type) ?? new Map<string, FieldRule>();
  const unknown = Object.keys(value)
    .filter((key) => !rules.has(key))
    .map((key) => ({
      code: 'UNKNOWN_FIELD' as const,
      detail: 'This field is not known here.',
      pointer: `${at}/${escapePointer(key)}`,
    }));
  const known = [...rules].flatMap(([key, { faults, inside }]) => {
    const place = `${at}/${key}`;
    const own = faults(value[key], value).map((fault) => ({
      ...fault,
      pointer: place + (fault.pointer ?? ''),
    }));
    if (own.length > 0 || !inside) return own;
    const stated = value[key];
    const items = Array.isArray(stated)
      ? stated.map((item, index) => [item, `${place}/${index}`] as const)
      : [[stated, place] as const];
    return items.flatMap(([item, where]) => (isObject(item) ? faultsInside(inside(), item, where) : []));
  });
  return [...unknown, ...known];
}
