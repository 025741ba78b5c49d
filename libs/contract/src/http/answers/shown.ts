import { ApiExtraModels, ApiProperty, getSchemaPath, type ApiPropertyOptions } from '@nestjs/swagger';
import { lazy, type ClassOf } from '../fields';

/** A property of an answer in the OpenAPI document: always there unless it is said otherwise. */
export const Shown = (options: ApiPropertyOptions = {}): PropertyDecorator => ApiProperty(options);

export const ShownText = (description?: string): PropertyDecorator =>
  ApiProperty({ type: String, ...(description === undefined ? {} : { description }) });

/** Always there; null where there is nothing to say. */
export const TextOrNull = (description?: string): PropertyDecorator =>
  ApiProperty({ type: String, nullable: true, ...(description === undefined ? {} : { description }) });

export const ShownDay = (description?: string): PropertyDecorator =>
  ApiProperty({ type: String, format: 'date', ...(description === undefined ? {} : { description }) });

export const DayOrNull = (description?: string): PropertyDecorator =>
  ApiProperty({
    type: String,
    format: 'date',
    nullable: true,
    ...(description === undefined ? {} : { description }),
  });

export const ShownNumber = (description?: string): PropertyDecorator =>
  ApiProperty({ type: 'integer', ...(description === undefined ? {} : { description }) });

export const ShownEnum = (list: readonly string[], description?: string): PropertyDecorator =>
  ApiProperty({ type: String, enum: [...list], ...(description === undefined ? {} : { description }) });

export const ShownTexts = (): PropertyDecorator => ApiProperty({ type: String, isArray: true });

/** An object whose members are all of one kind. */
export const ShownMap =
  (type: ClassOf, description: string): PropertyDecorator =>
  (target, key) => {
    const model = type();
    ApiExtraModels(model)(target.constructor);
    ApiProperty({ type: 'object', additionalProperties: { $ref: getSchemaPath(model) }, description })(
      target,
      key,
    );
  };

export const ShownPart = (type: ClassOf): PropertyDecorator => ApiProperty(lazy(type));

export const PartOrNull = (type: ClassOf): PropertyDecorator =>
  ApiProperty({ ...lazy(type), nullable: true });

export const ShownParts = (type: ClassOf): PropertyDecorator => ApiProperty({ ...lazy(type), isArray: true });
