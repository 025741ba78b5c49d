import {
  LOGARITHMS_OF,
  METROLOGY_AREAS,
  RATIO_BASES,
  type DefiningParameter,
  type DomainEvent,
  type DomainEventType,
  type LogarithmOf,
  type MethodRatio,
  type QuantityValue,
} from '@suyuan/domain';
import { day, flag, list, object, oneOf, orNull, ratio, text, whole } from './json-schema';
import { edge, environment, level, localText, value } from './shapes';

type DataOf<Type extends DomainEventType> = Extract<DomainEvent, { type: Type }>['data'];

/** What the national authority publishes for all: schemes, methods and quantities. */
export const PUBLICATION_SCHEMAS = {
  SchemePublished: object<DataOf<'SchemePublished'>>(
    {
      id: text,
      title: localText,
      validFrom: day,
      validTo: orNull(day),
      quantity: text,
      levels: list(level),
      edges: list(edge),
      source: text,
    },
    ['source'],
  ),
  MethodPublished: object<DataOf<'MethodPublished'>>({
    id: text,
    title: localText,
    validFrom: day,
    validTo: orNull(day),
    replacedBy: orNull(text),
    ratio: orNull(object<MethodRatio>({ max: ratio, of: oneOf(RATIO_BASES) })),
    environment: orNull(environment),
    observationsMin: orNull(whole),
    recordsEnvironment: orNull(flag),
    source: orNull(text),
  }),
  QuantityPublished: object<DataOf<'QuantityPublished'>>({
    code: text,
    version: whole,
    name: localText,
    unit: text,
    units: list(text),
    area: oneOf(METROLOGY_AREAS),
    kinds: list(text),
    naturalZero: flag,
    logarithmic: orNull(
      object<{ of: LogarithmOf; reference: QuantityValue | null }>({
        of: oneOf(LOGARITHMS_OF),
        reference: orNull(value),
      }),
    ),
    ownRelativeError: flag,
    parameters: list(object<DefiningParameter>({ parameter: text, usual: value }, ['usual'])),
    source: orNull(text),
  }),
};
