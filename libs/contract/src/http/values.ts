import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { checkId, checkQuantityCode, checkText, ID_PATTERN } from './checks';
import {
  Decimal,
  field,
  type FieldOptions,
  Id,
  LabelField,
  Nested,
  OPTIONAL,
  QuantityCode,
  TextField,
} from './fields';
import { MAX_CODE_LENGTH, MAX_NAME_LENGTH, MAX_NUMBER_LENGTH } from './limits';
import { isObject, wrongType, type Check, type Fault } from './rule';

/** Text for people; one language may be missing, not both. */
export class LocalTextBody {
  @TextField(MAX_NAME_LENGTH, {
    optional: (owner) => owner.en !== undefined && owner.en !== null,
    description: 'Chinese; required where `en` is missing.',
  })
  zh?: string;

  @TextField(MAX_NAME_LENGTH, OPTIONAL)
  en?: string;
}

export class QuantityValueBody {
  @Decimal()
  value!: string;

  @TextField(MAX_CODE_LENGTH, {
    description: 'UCUM code of a legal unit, or a typed form that means one.',
    example: 'mg',
  })
  unit!: string;
}

export class QuantityRangeBody {
  @Decimal()
  min!: string;

  @Decimal()
  max!: string;

  @TextField(MAX_CODE_LENGTH, {
    description: 'UCUM code of a legal unit, or a typed form that means one.',
    example: 'mg',
  })
  unit!: string;
}

/** A further axis: frequency, wavelength, analyte; a measured one by its value or range, a named one by its code. */
export class StatedParameterBody {
  @TextField(MAX_CODE_LENGTH, { description: 'Code of the list of parameters.', example: 'frequency' })
  parameter!: string;

  @Nested(() => QuantityValueBody, OPTIONAL)
  value?: QuantityValueBody | null;

  @Nested(() => QuantityRangeBody, OPTIONAL)
  range?: QuantityRangeBody | null;

  @TextField(MAX_CODE_LENGTH, { optional: true, example: 'Pb' })
  code?: string | null;
}

/** The nameplate of an asset whose id the sender does not know. */
export class AssetIdentityBody {
  @LabelField(MAX_NAME_LENGTH)
  manufacturer!: string;

  @LabelField(MAX_NAME_LENGTH)
  model!: string;

  @LabelField(MAX_NAME_LENGTH)
  serialNumber!: string;
}

/** A certificate as other laboratories cite it. */
export class CertificateNumberBody {
  @Id({ description: 'Organization that issued it.' })
  issuer!: string;

  @LabelField(MAX_NUMBER_LENGTH)
  number!: string;
}

type FieldCheck = (stated: unknown) => Fault | Fault[] | null;

/** What is wrong with an object of these fields, all of them required: where a code alone would do as well. */
function faultsIn(value: Record<string, unknown>, fields: Readonly<Record<string, FieldCheck>>): Fault[] {
  const unknown = Object.keys(value).filter((key) => !Object.hasOwn(fields, key));
  const faults = unknown.map((key): Fault => {
    const pointer = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return { code: 'UNKNOWN_FIELD', detail: 'This field is not known here.', pointer };
  });
  for (const [name, check] of Object.entries(fields)) {
    const stated = value[name] ?? null;
    const found =
      stated === null ? { code: 'REQUIRED', detail: 'This field is required.' } : (check(stated) ?? []);
    for (const fault of [found].flat()) faults.push({ ...fault, pointer: `/${name}${fault.pointer ?? ''}` });
  }
  return faults;
}

const label: FieldCheck = (stated) => checkText(stated, MAX_NAME_LENGTH, 'label');
const IDENTITY_FIELDS = { manufacturer: label, model: label, serialNumber: label };

const checkAssetReference: Check = (value) => {
  if (typeof value === 'string') return checkId(value);
  if (isObject(value)) return faultsIn(value, IDENTITY_FIELDS);
  return wrongType('the id of an asset or {manufacturer, model, serialNumber}');
};

/** A quantity that nobody published, as a certificate states it. */
export class StatedQuantityBody {
  @QuantityCode({ example: 'vapour-permeance' })
  code!: string;

  @Nested(() => LocalTextBody)
  name!: LocalTextBody;

  @TextField(MAX_CODE_LENGTH, { description: 'The unit that its figures are of.', example: 'kg/(m2.s.Pa)' })
  unit!: string;
}

const checkLocalText: FieldCheck = (stated) => {
  if (!isObject(stated)) return wrongType('{zh, en}');
  const given = Object.entries(stated).filter(([, text]) => text !== undefined && text !== null);
  if (given.length === 0) return { code: 'REQUIRED', detail: 'This field is required.', pointer: '/zh' };
  return given.flatMap(([language, text]): Fault[] => {
    const pointer = `/${language.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    if (language !== 'zh' && language !== 'en')
      return [{ code: 'UNKNOWN_FIELD', detail: 'This field is not known here.', pointer }];
    const fault = checkText(text, MAX_NAME_LENGTH);
    return fault ? [{ ...fault, pointer }] : [];
  });
};

const STATED_QUANTITY_FIELDS = {
  code: checkQuantityCode,
  name: checkLocalText,
  unit: (stated: unknown) => checkText(stated, MAX_CODE_LENGTH),
};

const checkResultQuantity: Check = (value) => {
  if (typeof value === 'string') return checkText(value, MAX_CODE_LENGTH);
  if (isObject(value)) return faultsIn(value, STATED_QUANTITY_FIELDS);
  return wrongType('the code of a quantity or {code, name, unit}');
};

/** A quantity by its code, or as the certificate states it where nobody published it. */
export function ResultQuantityField(options?: FieldOptions): PropertyDecorator {
  const oneOf = [
    { type: 'string', minLength: 1, maxLength: MAX_CODE_LENGTH },
    { $ref: getSchemaPath(StatedQuantityBody) },
  ];
  return (target, key) => {
    ApiExtraModels(StatedQuantityBody)(target.constructor);
    field({ oneOf }, checkResultQuantity, options)(target, key);
  };
}

/** An asset by its id, or by its nameplate until it is registered. */
export function AssetReferenceField(options?: FieldOptions): PropertyDecorator {
  const oneOf = [{ type: 'string', pattern: ID_PATTERN.source }, { $ref: getSchemaPath(AssetIdentityBody) }];
  return (target, key) => {
    ApiExtraModels(AssetIdentityBody)(target.constructor);
    field({ oneOf }, checkAssetReference, options)(target, key);
  };
}
