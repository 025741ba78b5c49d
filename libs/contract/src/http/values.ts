import { ApiExtraModels, getSchemaPath } from '@nestjs/swagger';
import { checkId, checkText, ID_PATTERN } from './checks';
import { Decimal, field, type FieldOptions, Id, LabelField, Nested, OPTIONAL, TextField } from './fields';
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

const IDENTITY_FIELDS = ['manufacturer', 'model', 'serialNumber'] as const;

const checkAssetReference: Check = (value) => {
  if (typeof value === 'string') return checkId(value);
  if (!isObject(value)) return wrongType('the id of an asset or {manufacturer, model, serialNumber}');
  const unknown = Object.keys(value).filter((key) => !IDENTITY_FIELDS.some((known) => known === key));
  const faults = unknown.map((key): Fault => {
    const pointer = `/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`;
    return { code: 'UNKNOWN_FIELD', detail: 'This field is not known here.', pointer };
  });
  for (const name of IDENTITY_FIELDS) {
    const stated = value[name];
    const missing = stated === undefined || stated === null;
    const fault = missing
      ? { code: 'REQUIRED', detail: 'This field is required.' }
      : checkText(stated, MAX_NAME_LENGTH, 'label');
    if (fault) faults.push({ ...fault, pointer: `/${name}` });
  }
  return faults;
};

/** An asset by its id, or by its nameplate until it is registered. */
export function AssetReferenceField(options?: FieldOptions): PropertyDecorator {
  const oneOf = [{ type: 'string', pattern: ID_PATTERN.source }, { $ref: getSchemaPath(AssetIdentityBody) }];
  return (target, key) => {
    ApiExtraModels(AssetIdentityBody)(target.constructor);
    field({ oneOf }, checkAssetReference, options)(target, key);
  };
}
