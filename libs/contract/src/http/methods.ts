import { RATIO_BASES, type MethodBody, type RatioBasis } from '@suyuan/domain';
import {
  CivilDateField,
  Flag,
  MethodId,
  Nested,
  OneOf,
  OPTIONAL,
  RatioField,
  TextField,
  WholeNumber,
} from './fields';
import { MAX_NAME_LENGTH, MAX_OBSERVATIONS } from './limits';
import { LocalTextBody, QuantityRangeBody } from './values';

export class MethodRatioBody {
  @RatioField({ description: 'A decimal or a fraction of two whole numbers.', example: '1/3' })
  max!: string;

  @OneOf(RATIO_BASES, {
    description: 'MPE: U of the item over its MPEV. REFERENCE: u of the reference over u of the item.',
  })
  of!: RatioBasis;
}

export class MethodEnvironmentBody {
  @Nested(() => QuantityRangeBody, OPTIONAL)
  temperature?: QuantityRangeBody | null;

  @Nested(() => QuantityRangeBody, OPTIONAL)
  humidity?: QuantityRangeBody | null;

  @Nested(() => QuantityRangeBody, OPTIONAL)
  pressure?: QuantityRangeBody | null;
}

/** POST /v1/methods: one version of a regulation or specification; what is left out is not known. */
export class PublishMethodBody implements MethodBody {
  @MethodId({ description: 'As certificates cite it, with its year.', example: 'JJG 99-2022' })
  id!: string;

  @Nested(() => LocalTextBody)
  title!: LocalTextBody;

  @CivilDateField()
  validFrom!: string;

  @CivilDateField({ optional: true, description: 'The last day in force.' })
  validTo?: string | null;

  @MethodId({ optional: true, description: 'The version that came after.' })
  replacedBy?: string | null;

  @Nested(() => MethodRatioBody, OPTIONAL)
  ratio?: MethodRatioBody | null;

  @Nested(() => MethodEnvironmentBody, {
    optional: true,
    description: 'The surroundings in which it may be used.',
  })
  environment?: MethodEnvironmentBody | null;

  @WholeNumber(1, MAX_OBSERVATIONS, { optional: true, description: 'Observations demanded at each point.' })
  observationsMin?: number | null;

  @Flag({ optional: true, description: 'It demands that the surroundings be recorded.' })
  recordsEnvironment?: boolean | null;

  @TextField(MAX_NAME_LENGTH, { optional: true, description: 'Where its figures stand.' })
  source?: string | null;
}
