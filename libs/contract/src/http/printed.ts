import {
  PLACE_KINDS,
  SIGNATORY_ROLES,
  TEMPERATURE_SCALES,
  type PlaceKind,
  type PrintedBody,
  type SignatoryRole,
  type TemperatureScale,
} from '@suyuan/domain';
import {
  CivilDateField,
  Decimal,
  Id,
  LabelArray,
  LabelField,
  Nested,
  NestedArray,
  OneOf,
  OPTIONAL,
  RegionCode,
  TextField,
  WholeNumber,
} from './fields';
import {
  MAX_CODE_LENGTH,
  MAX_COEFFICIENTS,
  MAX_COVARIANCES,
  MAX_EQUATION_LENGTH,
  MAX_NAME_LENGTH,
  MAX_NUMBER_LENGTH,
  MAX_OTHER_NUMBERS,
  MAX_REVISION,
  MAX_SEALS,
  MAX_SIGNATORIES,
} from './limits';

/** What ISO/IEC 17025, 7.8 has a certificate print beside its figures. */

/** Where the work was done. */
export class CalibrationPlaceBody {
  @OneOf(PLACE_KINDS, {
    description: 'In the laboratory, at the customer (现场), in a branch of the laboratory.',
  })
  kind!: PlaceKind;

  @TextField(MAX_NAME_LENGTH, OPTIONAL)
  name?: string | null;

  @RegionCode(OPTIONAL)
  region?: string | null;
}

/** A number beside that of the certificate. */
export class OtherNumberBody {
  @LabelField(MAX_CODE_LENGTH, {
    description: 'Whose number it is: order, report, the customer’s own.',
    example: 'order',
  })
  kind!: string;

  @LabelField(MAX_NUMBER_LENGTH, { example: 'WT-2026-118' })
  value!: string;
}

/** Whom it was done for (委托方). */
export class CustomerBody {
  @Id({ optional: true, description: 'The organization, where it is registered here.' })
  organization?: string | null;

  @TextField(MAX_NAME_LENGTH, { optional: true, description: 'As it is printed; of an organization.' })
  name?: string | null;

  @TextField(MAX_NAME_LENGTH, {
    optional: true,
    description: 'The name of a private person; kept apart from the record, which holds a pseudonym.',
  })
  person?: string | null;
}

/** Who signed; name and registration are kept apart from the record, which holds a pseudonym. */
export class SignatoryBody {
  @TextField(MAX_NAME_LENGTH, { description: 'The name, as it is printed.' })
  person!: string;

  @OneOf(SIGNATORY_ROLES)
  role!: SignatoryRole;

  @LabelField(MAX_NUMBER_LENGTH, { optional: true, description: 'Of the register of persons.' })
  registration?: string | null;
}

/** An indication in the unit of the instrument, legal or not: kept as typed. */
export class IndicationBody {
  @Decimal()
  value!: string;

  @TextField(MAX_CODE_LENGTH, { description: 'As the instrument shows it.', example: 'psi' })
  unit!: string;
}

export class CoefficientBody {
  @LabelField(MAX_CODE_LENGTH, { example: 'R0' })
  symbol!: string;

  @Decimal()
  value!: string;

  @TextField(MAX_CODE_LENGTH, { optional: true, description: 'As it is printed.', example: 'Ω' })
  unit?: string | null;
}

/** Of two coefficients; of one with itself: its variance. */
export class CovarianceBody {
  @LabelField(MAX_CODE_LENGTH, { example: 'R0' })
  first!: string;

  @LabelField(MAX_CODE_LENGTH, { example: 'A' })
  second!: string;

  @Decimal()
  value!: string;
}

/** Coefficients of what describes the instrument, such as those of a platinum thermometer. */
export class CoefficientsBody {
  @TextField(MAX_EQUATION_LENGTH, { optional: true, example: 'R(t) = R0 (1 + A t + B t²)' })
  equation?: string | null;

  @NestedArray(() => CoefficientBody, MAX_COEFFICIENTS, { minItems: 1 })
  terms!: CoefficientBody[];

  @NestedArray(() => CovarianceBody, MAX_COVARIANCES, {
    optional: true,
    description: 'Each pair once, with the symbols of the terms.',
  })
  covariance?: CovarianceBody[] | null;
}

/** The fields of a certificate's body. */
export abstract class PrintedFactsBody implements PrintedBody {
  @CivilDateField({
    optional: true,
    description: 'The first day of work that took several; `performedOn` is the last one.',
  })
  performedFrom?: string | null;

  @Nested(() => CalibrationPlaceBody, OPTIONAL)
  place?: CalibrationPlaceBody | null;

  @TextField(MAX_NAME_LENGTH, {
    optional: true,
    description: 'Where in that place: hall, line, the site as the laboratory calls it.',
  })
  site?: string | null;

  @NestedArray(() => OtherNumberBody, MAX_OTHER_NUMBERS, {
    optional: true,
    description: 'Numbers beside its own; found by a search.',
  })
  otherNumbers?: OtherNumberBody[] | null;

  @Nested(() => CustomerBody, OPTIONAL)
  customer?: CustomerBody | null;

  @NestedArray(() => SignatoryBody, MAX_SIGNATORIES, {
    optional: true,
    description: 'Who verified, checked and approved it (检定员, 核验员, 批准人).',
  })
  signatories?: SignatoryBody[] | null;

  @LabelArray(MAX_SEALS, MAX_NUMBER_LENGTH, {
    optional: true,
    description: 'Numbers of the seals that were put on; found by a search.',
  })
  seals?: string[] | null;

  @OneOf(TEMPERATURE_SCALES, { optional: true, description: 'The scale that temperatures are stated on.' })
  temperatureScale?: TemperatureScale | null;

  @LabelField(MAX_CODE_LENGTH, {
    optional: true,
    description: 'Which of several instruments under one number it is of; part of its identity.',
    example: '2/3',
  })
  item?: string | null;

  @WholeNumber(0, MAX_REVISION, {
    optional: true,
    description: 'Which issue of its number it is; part of its identity. Left out, the first.',
  })
  revision?: number | null;
}
