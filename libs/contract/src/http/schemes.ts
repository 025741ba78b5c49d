import { TIERS, type Tier, type SchemeBody } from '@suyuan/domain';
import {
  CivilDateField,
  Decimal,
  Nested,
  NestedArray,
  OneOf,
  OPTIONAL,
  SchemeId,
  TextField,
  WholeNumber,
} from './fields';
import { MAX_CODE_LENGTH, MAX_EDGES, MAX_LEVELS, MAX_NAME_LENGTH, MAX_ORDINAL } from './limits';
import { LocalTextBody } from './values';

export class SchemeLevelBody {
  @TextField(MAX_CODE_LENGTH)
  code!: string;

  @WholeNumber(0, MAX_ORDINAL, { description: 'Grows downwards: the primary standard has the least.' })
  ordinal!: number;

  @OneOf(TIERS)
  tier!: Tier;

  @Nested(() => LocalTextBody, OPTIONAL)
  name?: LocalTextBody | null;
}

export class SchemeEdgeBody {
  @TextField(MAX_CODE_LENGTH)
  from!: string;

  @TextField(MAX_CODE_LENGTH)
  to!: string;

  @Decimal(OPTIONAL)
  maxRatio?: string | null;

  @TextField(MAX_NAME_LENGTH, OPTIONAL)
  method?: string | null;
}

/** POST /v1/schemes */
export class PublishSchemeBody implements SchemeBody {
  @SchemeId({ optional: true, example: 'JJG 2053-2016' })
  id?: string | null;

  @Nested(() => LocalTextBody)
  title!: LocalTextBody;

  @CivilDateField()
  validFrom!: string;

  @CivilDateField(OPTIONAL)
  validTo?: string | null;

  @TextField(MAX_CODE_LENGTH)
  quantity!: string;

  @NestedArray(() => SchemeLevelBody, MAX_LEVELS, { minItems: 1 })
  levels!: SchemeLevelBody[];

  @NestedArray(() => SchemeEdgeBody, MAX_EDGES)
  edges!: SchemeEdgeBody[];
}
