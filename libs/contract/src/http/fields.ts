import { MAX_DECIMAL_LENGTH } from '@suyuan/domain';
import { ApiProperty, type ApiPropertyOptions } from '@nestjs/swagger';
import { Type } from 'class-transformer';
import { IsOptional, ValidateNested } from 'class-validator';
import {
  BASE64URL_PATTERN,
  base64UrlLength,
  checkArray,
  checkBase64Url,
  checkCivilDate,
  checkDecimal,
  checkDigest,
  checkFlag,
  checkId,
  checkLabelDate,
  checkMethodId,
  checkOneOf,
  checkQuantityCode,
  checkRatio,
  checkRegion,
  checkSchemeId,
  checkText,
  checkWholeNumber,
  DECIMAL_PATTERN,
  DIGEST_PATTERN,
  ID_PATTERN,
  LABEL_DATE_PATTERN,
  METHOD_ID_PATTERN,
  QUANTITY_CODE_PATTERN,
  RATIO_PATTERN,
  REGION_PATTERN,
  SCHEME_ID_PATTERN,
} from './checks';
import type { StandIn } from './field-rules';
import { MAX_CODE_LENGTH, MAX_ID_LENGTH } from './limits';
import { isObject, remember, rule, wrongType, type Check, type Presence } from './rule';

/** `optional`: absent and null are both accepted, and mean the same. */
export interface FieldOptions extends Presence {
  description?: string;
  example?: unknown;
}

export const OPTIONAL: FieldOptions = { optional: true };

type Schema = ApiPropertyOptions;

export function compose(...decorators: PropertyDecorator[]): PropertyDecorator {
  return (target, key) => {
    for (const decorate of decorators) decorate(target, key);
  };
}

/** One line per field: its rule and its place in the OpenAPI document. */
export function field(schema: Schema, check: Check, options: FieldOptions = {}): PropertyDecorator {
  const replaceable: PropertyDecorator = (target, key) =>
    remember(target.constructor, String(key), { standIn: standInOf(schema) });
  return compose(rule(check, options), replaceable, documented(schema, options));
}

/** What the field's place in the OpenAPI document says about the kind of its value. */
function standInOf(schema: Schema): StandIn {
  const { type, isArray, format, pattern, items } = schema as {
    type?: unknown;
    isArray?: boolean;
    format?: string;
    pattern?: string;
    items?: { type?: unknown };
  };
  if (items?.type === 'array') return 'LIST_OF_LISTS';
  if (isArray === true || type === 'array') return 'LIST';
  const isDay = format === 'date' || pattern === LABEL_DATE_PATTERN.source;
  if (isDay || type === 'integer' || type === Boolean) return 'NOTHING';
  return typeof type === 'function' && type !== String ? 'OBJECT' : 'TEXT';
}

export function documented(schema: Schema, options: FieldOptions): PropertyDecorator {
  const { description, example } = options;
  const presence = options.optional ? { required: false, nullable: true } : { required: true };
  return ApiProperty({
    ...schema,
    ...presence,
    ...(description === undefined ? {} : { description }),
    ...(example === undefined ? {} : { example }),
  } as ApiPropertyOptions);
}

export function Id(options?: FieldOptions): PropertyDecorator {
  return field({ type: String, pattern: ID_PATTERN.source }, checkId, options);
}

export function SchemeId(options?: FieldOptions): PropertyDecorator {
  const schema = { type: String, pattern: SCHEME_ID_PATTERN.source, maxLength: MAX_ID_LENGTH };
  return field(schema, checkSchemeId, options);
}

/** The id of a method as certificates cite it: `JJG 99-2022`, `OIML R 111-1:2004`. */
export function MethodId(options?: FieldOptions): PropertyDecorator {
  const schema = { type: String, pattern: METHOD_ID_PATTERN.source, maxLength: MAX_ID_LENGTH };
  return field(schema, checkMethodId, options);
}

/** The code that a quantity is published under. */
export function QuantityCode(options?: FieldOptions): PropertyDecorator {
  const schema = { type: String, pattern: QUANTITY_CODE_PATTERN.source, maxLength: MAX_CODE_LENGTH };
  return field(schema, checkQuantityCode, options);
}

/** Text on one line. */
export function TextField(max: number, options?: FieldOptions): PropertyDecorator {
  return field({ type: String, minLength: 1, maxLength: max }, (value) => checkText(value, max), options);
}

/** What identifies something and stands on a label or a certificate: numbers, codes, makers, models, marks. */
export function LabelField(max: number, options?: FieldOptions): PropertyDecorator {
  const schema = { type: String, minLength: 1, maxLength: max };
  return field(schema, (value) => checkText(value, max, 'label'), options);
}

/** What somebody looks for, however it was typed or copied. */
export function SearchField(max: number, options?: FieldOptions): PropertyDecorator {
  const schema = { type: String, minLength: 1, maxLength: max };
  return field(schema, (value) => checkText(value, max, 'search'), options);
}

/** Text that may have several lines. */
export function NoteField(max: number, options?: FieldOptions): PropertyDecorator {
  return field(
    { type: String, minLength: 1, maxLength: max },
    (value) => checkText(value, max, 'note'),
    options,
  );
}

/** A decimal number as text, returned byte for byte. */
export function Decimal(options?: FieldOptions): PropertyDecorator {
  const schema = {
    type: String,
    format: 'decimal',
    pattern: DECIMAL_PATTERN.source,
    maxLength: MAX_DECIMAL_LENGTH,
  };
  return field(schema, checkDecimal, options);
}

/** A decimal number, or a fraction of two whole numbers, as text. */
export function RatioField(options?: FieldOptions): PropertyDecorator {
  const schema = { type: String, pattern: RATIO_PATTERN.source, maxLength: MAX_DECIMAL_LENGTH };
  return field(schema, checkRatio, options);
}

export function CivilDateField(options?: FieldOptions): PropertyDecorator {
  return field({ type: String, format: 'date' }, checkCivilDate, options);
}

/** A day, or a month that means its last day, as labels print them. */
export function LabelDateField(options?: FieldOptions): PropertyDecorator {
  return field({ type: String, pattern: LABEL_DATE_PATTERN.source }, checkLabelDate, options);
}

export function OneOf(list: readonly string[], options?: FieldOptions): PropertyDecorator {
  return field({ type: String, enum: [...list] }, (value) => checkOneOf(value, list), options);
}

export function RegionCode(options?: FieldOptions): PropertyDecorator {
  return field({ type: String, pattern: REGION_PATTERN.source }, checkRegion, options);
}

/** SHA-256 in hexadecimal. */
export function Digest(options?: FieldOptions): PropertyDecorator {
  return field({ type: String, pattern: DIGEST_PATTERN.source }, checkDigest, options);
}

/** So many bytes as base64url without padding. */
export function Base64Url(bytes: number, options?: FieldOptions): PropertyDecorator {
  const length = base64UrlLength(bytes);
  const schema = { type: String, pattern: BASE64URL_PATTERN.source, minLength: length, maxLength: length };
  return field(schema, (value) => checkBase64Url(value, bytes), options);
}

export function WholeNumber(min: number, max: number, options?: FieldOptions): PropertyDecorator {
  const schema = { type: 'integer', minimum: min, maximum: max } as Schema;
  return field(schema, (value) => checkWholeNumber(value, min, max), options);
}

export function Flag(options?: FieldOptions): PropertyDecorator {
  return field({ type: Boolean }, checkFlag, options);
}

/** At least one, at most all of a list. */
export function SomeOf(list: readonly string[], options?: FieldOptions): PropertyDecorator {
  const size = { min: 1, max: list.length };
  const schema = {
    type: String,
    isArray: true,
    enum: [...list],
    minItems: 1,
    maxItems: list.length,
  } as Schema;
  return field(schema, (value) => checkArray(value, size, (item) => checkOneOf(item, list)), options);
}

/** Names of methods, codes of items: each identifies something. */
export function LabelArray(maxItems: number, maxLength: number, options?: FieldOptions): PropertyDecorator {
  const size = { min: 0, max: maxItems };
  const schema = { type: String, isArray: true, maxItems } as Schema;
  return field(
    schema,
    (value) => checkArray(value, size, (item) => checkText(item, maxLength, 'label')),
    options,
  );
}

/** At least one id. */
export function IdArray(maxItems: number, options?: FieldOptions): PropertyDecorator {
  const size = { min: 1, max: maxItems };
  const items = { type: 'string', pattern: ID_PATTERN.source };
  const schema = { type: 'array', items, minItems: 1, maxItems } as Schema;
  return field(schema, (value) => checkArray(value, size, checkId), options);
}

export function DecimalArray(maxItems: number, options?: FieldOptions): PropertyDecorator {
  const size = { min: 0, max: maxItems };
  const items = { type: 'string', format: 'decimal', pattern: DECIMAL_PATTERN.source };
  const schema = { type: 'array', items, maxItems } as Schema;
  return field(schema, (value) => checkArray(value, size, checkDecimal), options);
}

export type ClassOf = () => new () => object;

/** @nestjs/swagger takes a function for a class still to come only when the function is called `type`. */
export function lazy(classOf: ClassOf): { type: ClassOf } {
  return { type: () => classOf() };
}

const anObject: Check = (value) => (isObject(value) ? null : wrongType('an object'));

/** class-validator calls null no object: where nothing may stand, its check in depth must be skipped. */
function inDepth(
  type: ClassOf,
  options: FieldOptions | undefined,
  how: { each?: boolean } = {},
): PropertyDecorator[] {
  const inside: PropertyDecorator = (target, key) =>
    remember(target.constructor, String(key), { inside: type });
  return [inside, ...(options?.optional === true ? [IsOptional()] : []), ValidateNested(how)];
}

/** An object of a class of its own, checked in depth. */
export function Nested(type: ClassOf, options?: FieldOptions): PropertyDecorator {
  return compose(field(lazy(type), anObject, options), Type(type), ...inDepth(type, options));
}

/** Items are objects of a class of their own; `{0: …}` is not an array, and neither is an array of arrays. */
export function NestedArray(
  type: ClassOf,
  maxItems: number,
  options?: FieldOptions & { minItems?: number; only?: (check: Check) => Check },
): PropertyDecorator {
  const only = options?.only ?? ((check: Check) => check);
  const size = { min: options?.minItems ?? 0, max: maxItems };
  const check: Check = (value) =>
    checkArray(value, size, (item) => (isObject(item) ? null : wrongType('an object')));
  const schema = {
    ...lazy(type),
    isArray: true,
    maxItems,
    ...(size.min > 0 ? { minItems: size.min } : {}),
  } as Schema;
  return compose(field(schema, only(check), options), Type(type), ...inDepth(type, options, { each: true }));
}
