import {
  AUTHORISATION_FORMS,
  CMC_FORMS,
  SCOPE_BASES,
  type AuthorisationForm,
  type CmcForm,
  type ScopeBasis,
  type ScopeBody,
  type SuspensionBody,
  type ScopeRevocationBody,
} from '@suyuan/domain';
import {
  CivilDateField,
  Decimal,
  field,
  Id,
  IdArray,
  LabelArray,
  LabelField,
  Nested,
  NestedArray,
  NoteField,
  OneOf,
  OPTIONAL,
  RegionCode,
  TextField,
} from './fields';
import {
  MAX_CMC_ROWS,
  MAX_CODE_LENGTH,
  MAX_METHODS,
  MAX_NAME_LENGTH,
  MAX_NUMBER_LENGTH,
  MAX_REASON_LENGTH,
  MAX_SCOPE_ITEMS,
  MAX_SCOPE_LINES,
  MAX_SCOPE_MEMBERS,
} from './limits';
import type { Check } from './rule';
import { QuantityRangeBody } from './values';

export class CmcRowBody {
  @Decimal()
  min!: string;

  @Decimal()
  max!: string;

  @Decimal()
  a!: string;
}

/** The smallest uncertainty offered: CONSTANT a; LINEAR a + b·x; TABLE a over each part of the range; TEXT as worded. */
export class CmcBody {
  @OneOf(CMC_FORMS)
  form!: CmcForm;

  @Decimal(OPTIONAL)
  a?: string | null;

  @Decimal(OPTIONAL)
  b?: string | null;

  @NestedArray(() => CmcRowBody, MAX_CMC_ROWS, OPTIONAL)
  rows?: CmcRowBody[] | null;

  @TextField(MAX_CODE_LENGTH, { optional: true, description: 'Unit of a; left out, that of the range.' })
  unit?: string | null;

  @Decimal({ optional: true, description: 'Coverage factor; left out, 2.' })
  k?: string | null;

  @TextField(MAX_REASON_LENGTH, {
    optional: true,
    description: 'TEXT: as the scope words it; a result under it can neither be confirmed nor refuted.',
  })
  text?: string | null;
}

export class ScopeLineBody {
  @TextField(MAX_CODE_LENGTH)
  quantity!: string;

  @Nested(() => QuantityRangeBody)
  range!: QuantityRangeBody;

  @LabelArray(MAX_METHODS, MAX_NAME_LENGTH, OPTIONAL)
  methods?: string[] | null;

  @Nested(() => CmcBody)
  cmc!: CmcBody;
}

/** POST /v1/organizations/{id}/scopes */
export class GrantScopeBody implements ScopeBody {
  @Id(OPTIONAL)
  id?: string | null;

  @TextField(MAX_NAME_LENGTH, { description: 'Who granted it.', example: 'CNAS' })
  authority!: string;

  @LabelField(MAX_NUMBER_LENGTH)
  number!: string;

  @CivilDateField()
  validFrom!: string;

  @CivilDateField(OPTIONAL)
  validTo?: string | null;

  @NestedArray(() => ScopeLineBody, MAX_SCOPE_LINES, { minItems: 1 })
  lines!: ScopeLineBody[];

  @OneOf(SCOPE_BASES, {
    optional: true,
    description: 'On what it rests; left out, ACCREDITATION where `authority` is CNAS, else not known.',
  })
  basis?: ScopeBasis | null;

  @OneOf(AUTHORISATION_FORMS, {
    optional: true,
    description: 'Required for AUTHORISATION; no other has one.',
  })
  form?: AuthorisationForm | null;

  @LabelArray(MAX_SCOPE_ITEMS, MAX_CODE_LENGTH, {
    optional: true,
    description: 'Codes of the catalogue; left out, all items of the quantities of the lines.',
  })
  items?: string[] | null;

  @IdArray(MAX_SCOPE_MEMBERS, {
    optional: true,
    description: 'INTERNAL: the organizations whose items it is for.',
  })
  members?: string[] | null;

  @RegionCode({ optional: true, description: 'Where the items stand; left out, anywhere.' })
  region?: string | null;

  @Id({
    optional: true,
    description: 'The registered authority that granted it; left out, the organization of the caller.',
  })
  grantedBy?: string | null;
}

/** POST /v1/scopes/{id}/suspensions */
export class SuspendScopeBody implements SuspensionBody {
  @Id(OPTIONAL)
  id?: string | null;

  @CivilDateField()
  from!: string;

  @CivilDateField(OPTIONAL)
  to?: string | null;

  @NoteField(MAX_REASON_LENGTH)
  reason!: string;
}

const noEnd: Check = () => ({
  code: 'NOT_ALLOWED',
  detail: 'A revocation has no end; one that ends is a suspension.',
});

/** POST /v1/scopes/{id}/revocations */
export class RevokeScopeBody implements ScopeRevocationBody {
  @Id(OPTIONAL)
  id?: string | null;

  @CivilDateField()
  from!: string;

  @field({ type: String }, noEnd, { optional: true, description: 'Must be null: a revocation has no end.' })
  to?: null;

  @NoteField(MAX_REASON_LENGTH)
  reason!: string;
}
