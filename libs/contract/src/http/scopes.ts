import {
  AUTHORISATION_FORMS,
  CMC_FORMS,
  SCOPE_BASES,
  SCOPE_SITES,
  type AuthorisationForm,
  type CmcForm,
  type ScopeBasis,
  type ScopeBody,
  type ScopeSite,
  MAX_SYMBOL_LENGTH,
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
  SomeOf,
  TextField,
} from './fields';
import {
  MAX_CMC_CELLS,
  MAX_CMC_EXPRESSION_LENGTH,
  MAX_CMC_ROWS,
  MAX_CODE_LENGTH,
  MAX_METHODS,
  MAX_NAME_LENGTH,
  MAX_NUMBER_LENGTH,
  MAX_PARAMETERS,
  MAX_REASON_LENGTH,
  MAX_SCOPE_ITEMS,
  MAX_SCOPE_LINES,
  MAX_SCOPE_MEMBERS,
} from './limits';
import type { Check } from './rule';
import { QuantityRangeBody, StatedParameterBody } from './values';

export class CmcRowBody {
  @Decimal()
  min!: string;

  @Decimal()
  max!: string;

  @Decimal()
  a!: string;

  @Decimal({
    optional: true,
    description: 'At max, where U goes linearly from a at min; left out, a throughout.',
  })
  to?: string | null;
}

export class CmcCellBody {
  @Decimal()
  min!: string;

  @Decimal()
  max!: string;

  @NestedArray(() => StatedParameterBody, MAX_PARAMETERS, OPTIONAL)
  parameters?: StatedParameterBody[] | null;

  @Decimal()
  a!: string;
}

export class CmcVariableBody {
  @TextField(MAX_SYMBOL_LENGTH, { example: 'f' })
  symbol!: string;

  @TextField(MAX_CODE_LENGTH, { example: 'frequency' })
  parameter!: string;

  @TextField(MAX_CODE_LENGTH, { description: 'In which the value of the parameter counts.', example: 'kHz' })
  unit!: string;
}

/**
 * The smallest uncertainty offered, x in the unit of the range: CONSTANT a; LINEAR a + b·|x|; QUADRATURE √(a² + (b·x)²);
 * TABLE a over each part of the range, or linear; MATRIX a over each part of the range and of parameters; EXPRESSION of
 * x and parameters; TEXT as worded. Of a temperature in Cel |x| is the size of t in °C.
 */
export class CmcBody {
  @OneOf(CMC_FORMS)
  form!: CmcForm;

  @Decimal(OPTIONAL)
  a?: string | null;

  @Decimal(OPTIONAL)
  b?: string | null;

  @NestedArray(() => CmcRowBody, MAX_CMC_ROWS, OPTIONAL)
  rows?: CmcRowBody[] | null;

  @NestedArray(() => CmcCellBody, MAX_CMC_CELLS, OPTIONAL)
  cells?: CmcCellBody[] | null;

  @NoteField(MAX_CMC_EXPRESSION_LENGTH, {
    optional: true,
    description:
      'EXPRESSION: the arithmetic of the calculators, of x (with its sign) and of parameters: symbols of `variables`, ' +
      'or the code of a parameter with _ for -, which counts in its base unit.',
    example: 'sqrt(20^2 + (0.2*x)^2)',
  })
  expression?: string | null;

  @NestedArray(() => CmcVariableBody, MAX_PARAMETERS, OPTIONAL)
  variables?: CmcVariableBody[] | null;

  @TextField(MAX_CODE_LENGTH, {
    optional: true,
    description:
      'Unit of U; left out, that of the range. A relative one is relative to the value of the point.',
  })
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

  @NestedArray(() => StatedParameterBody, MAX_PARAMETERS, {
    optional: true,
    description: 'What the line holds for beside its range: a frequency, an analyte.',
  })
  parameters?: StatedParameterBody[] | null;

  @SomeOf(SCOPE_SITES, {
    optional: true,
    description: 'In the rooms of the laboratory, at the customer; left out: not stated.',
  })
  sites?: ScopeSite[] | null;
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
