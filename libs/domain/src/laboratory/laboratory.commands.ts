import type { CommandContext } from '../decision';
import type {
  AuthorisationForm,
  AuthorityLevel,
  CivilDate,
  CmcForm,
  DecimalText,
  LocalText,
  OrganizationKind,
  QuantityRange,
  ScopeBasis,
  ScopeSite,
  SupervisionSystem,
  StatedParameterBody,
} from '../vocabulary';
import type { CmcVariable, PublicKey } from './laboratory.events';
import type { LaboratoryState } from './laboratory.state';

/** Body of `POST /v1/organizations`. Optional fields may be absent or null, here and in every body. */
export interface OrganizationBody {
  id?: string | null;
  name: LocalText;
  kinds: OrganizationKind[];
  uscc?: string | null;
  region: string;
  publicKeys?: PublicKey[] | null;
  level?: AuthorityLevel | null;
  superior?: string | null;
  system?: SupervisionSystem | null;
}

export interface CmcRowBody {
  min: DecimalText;
  max: DecimalText;
  a: DecimalText;
  to?: DecimalText | null;
}

export interface CmcCellBody {
  min: DecimalText;
  max: DecimalText;
  parameters?: StatedParameterBody[] | null;
  a: DecimalText;
}

/** A CMC as posted; `unit` left out is the unit of the line's range, `k` left out is 2 (CMCs are stated at k = 2). */
export interface CmcBody {
  form: CmcForm;
  a?: DecimalText | null;
  b?: DecimalText | null;
  rows?: CmcRowBody[] | null;
  cells?: CmcCellBody[] | null;
  expression?: string | null;
  variables?: CmcVariable[] | null;
  unit?: string | null;
  k?: DecimalText | null;
  text?: string | null;
}

export interface ScopeLineBody {
  quantity: string;
  range: QuantityRange;
  methods?: string[] | null;
  cmc?: CmcBody | null;
  parameters?: StatedParameterBody[] | null;
  sites?: ScopeSite[] | null;
}

/** Body of `POST /v1/organizations/{id}/scopes`. */
export interface ScopeBody {
  id?: string | null;
  authority: string;
  number: string;
  validFrom: CivilDate;
  validTo?: CivilDate | null;
  lines: ScopeLineBody[];
  basis?: ScopeBasis | null;
  form?: AuthorisationForm | null;
  items?: string[] | null;
  members?: string[] | null;
  region?: string | null;
  grantedBy?: string | null;
}

/** Body of `POST /v1/scopes/{id}/suspensions`. */
export interface SuspensionBody {
  id?: string | null;
  from: CivilDate;
  to?: CivilDate | null;
  reason: string;
}

/** Body of `POST /v1/scopes/{id}/revocations`. */
export interface ScopeRevocationBody {
  id?: string | null;
  from: CivilDate;
  reason: string;
}

/** Body of `POST /v1/organizations/{id}/amendments`: in force from `on`; what it leaves out stays as it is. */
export interface OrganizationAmendmentBody {
  id?: string | null;
  on: CivilDate;
  reason: string;
  name?: LocalText | null;
  kinds?: OrganizationKind[] | null;
  uscc?: string | null;
  region?: string | null;
  publicKeys?: PublicKey[] | null;
  level?: AuthorityLevel | null;
  superior?: string | null;
}

/** Body of `POST /v1/organizations/{id}/mergers`. */
export interface MergerBody {
  id?: string | null;
  into: string;
  on: CivilDate;
  reason?: string | null;
}

/** Body of `POST /v1/organizations/{id}/dissolutions`. */
export interface DissolutionBody {
  id?: string | null;
  on: CivilDate;
  reason?: string | null;
}

export interface AmendOrganization extends CommandContext {
  type: 'AmendOrganization';
  id: string;
  organization: string;
  body: OrganizationAmendmentBody;
  /** Whether the organization that the body names as its superior is registered. */
  superiorKnown?: boolean;
}

export interface MergeOrganization extends CommandContext {
  type: 'MergeOrganization';
  id: string;
  organization: string;
  body: MergerBody;
  /** The organization that takes it over. */
  into: LaboratoryState;
}

export interface DissolveOrganization extends CommandContext {
  type: 'DissolveOrganization';
  id: string;
  organization: string;
  body: DissolutionBody;
}

export interface RegisterOrganization extends CommandContext {
  type: 'RegisterOrganization';
  id: string;
  body: OrganizationBody;
  /** Whether the organization that the body names as its superior is registered. */
  superiorKnown?: boolean;
}

export interface GrantScope extends CommandContext {
  type: 'GrantScope';
  id: string;
  organization: string;
  body: ScopeBody;
  /** Whether the authority that the body names as grantor is registered. */
  grantorKnown?: boolean;
}

export interface SuspendScope extends CommandContext {
  type: 'SuspendScope';
  id: string;
  scope: string;
  organization: string;
  body: SuspensionBody;
}

export interface RevokeScope extends CommandContext {
  type: 'RevokeScope';
  id: string;
  scope: string;
  organization: string;
  body: ScopeRevocationBody;
}

export type LaboratoryCommand =
  | RegisterOrganization
  | AmendOrganization
  | MergeOrganization
  | DissolveOrganization
  | GrantScope
  | SuspendScope
  | RevokeScope;
