import {
  PLACE_KINDS,
  SIGNATORY_ROLES,
  TEMPERATURE_SCALES,
  type CalibrationPlace,
  type Coefficient,
  type Coefficients,
  type Covariance,
  type Customer,
  type OtherNumber,
  type PrintedFacts,
  type Signatory,
} from '@suyuan/domain';
import { day, decimal, list, object, oneOf, text, whole, type FieldsOf } from './json-schema';

/** What certificates print beside their figures, as fields of an event; all of it may be left out. */

export const printedFields: FieldsOf<PrintedFacts> = {
  performedFrom: day,
  place: object<CalibrationPlace>({ kind: oneOf(PLACE_KINDS), name: text, region: text }, ['name', 'region']),
  site: text,
  otherNumbers: list(object<OtherNumber>({ kind: text, value: text })),
  customer: object<Customer>({ organization: text, name: text, person: text }, [
    'organization',
    'name',
    'person',
  ]),
  signatories: list(object<Signatory>({ person: text, role: oneOf(SIGNATORY_ROLES) })),
  seals: list(text),
  temperatureScale: oneOf(TEMPERATURE_SCALES),
  item: text,
  revision: whole,
};

export const printedNames = Object.keys(printedFields) as (keyof PrintedFacts)[];

const coefficient = object<Coefficient>({ symbol: text, value: decimal, unit: text }, ['unit']);

export const coefficients = object<Coefficients>(
  {
    equation: text,
    terms: list(coefficient),
    covariance: list(object<Covariance>({ first: text, second: text, value: decimal })),
  },
  ['equation', 'covariance'],
);
