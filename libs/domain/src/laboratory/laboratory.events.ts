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
} from '../vocabulary';
import type { StatedParameter } from '../metrology/stated-parameter';

/** A key of an organization, by which its signatures are verified. */
export interface PublicKey {
  keyId: string;
  /** The 32 bytes of an Ed25519 public key as base64url: the member `x` of its JWK (RFC 8037). */
  x: string;
}

/** Stream `laboratory-<organization id>`: who an organization is and what it may certify, in time. */
export interface OrganizationRegistered {
  type: 'OrganizationRegistered';
  data: {
    id: string;
    name: LocalText;
    kinds: OrganizationKind[];
    /** 统一社会信用代码, GB 32100-2015, check character verified. */
    uscc: string | null;
    /** GB/T 2260 division code, six digits. */
    region: string;
    /** Keys of its signatures; left out when the sender gave none. */
    publicKeys?: PublicKey[];
    /** Of an authority: its level; left out where it was not stated. */
    level?: AuthorityLevel;
    /** Of an authority: the organization above it. */
    superior?: string;
    /** The supervision it belongs to; left out: the civil one. */
    system?: SupervisionSystem;
  };
}

/** U = a over a part of the range; with `to` linear from a at min to that at max. */
export interface CmcRow {
  min: DecimalText;
  max: DecimalText;
  a: DecimalText;
  to?: DecimalText;
}

/** U = a over a part of the range and of each parameter. */
export interface CmcCell {
  min: DecimalText;
  max: DecimalText;
  parameters: StatedParameter[];
  a: DecimalText;
}

/** A symbol of an expression that stands for a parameter's value in a unit. */
export interface CmcVariable {
  symbol: string;
  parameter: string;
  unit: string;
}

/** Calibration and measurement capability: the smallest U offered, in an evaluable form or as TEXT. */
export interface Cmc {
  form: CmcForm;
  /**
   * CONSTANT: U = a. LINEAR: U = a + b·|x|, QUADRATURE: U = √(a² + (b·x)²), x in the unit of the line's range: of a
   * negative voltage its size, of a temperature in Cel the size of t.
   */
  a?: DecimalText;
  b?: DecimalText;
  /** TABLE. */
  rows?: CmcRow[];
  /** MATRIX. */
  cells?: CmcCell[];
  /** EXPRESSION: of `x`, with its sign, and of parameters: by `variables`, or by the code of one in its base unit. */
  expression?: string;
  variables?: CmcVariable[];
  /** TEXT: as the scope words it; nothing can be computed from it, so a result under it is UNDETERMINED. */
  text?: string;
  /** Of U: a relative one is relative to the point's value. */
  unit: string;
  k: DecimalText;
}

export interface ScopeLine {
  quantity: string;
  range: QuantityRange;
  methods: string[];
  /** null: known only as text, so nothing can be said against it (UNDETERMINED, never in scope by guess). */
  cmc: Cmc | null;
  /** What the line holds for beside its range; left out where nothing was stated. */
  parameters?: StatedParameter[];
  /** Left out where nothing was stated. */
  sites?: ScopeSite[];
}

export interface ScopeGranted {
  type: 'ScopeGranted';
  data: {
    id: string;
    organization: string;
    authority: string;
    number: string;
    validFrom: CivilDate;
    validTo: CivilDate | null;
    lines: ScopeLine[];
    /** null: not known. Such a scope is read as before and gives no power that rests on a basis. */
    basis: ScopeBasis | null;
    /** Of an AUTHORISATION, which always has one. */
    form?: AuthorisationForm;
    /** Codes of the catalogue; left out: all items of the quantities of its lines. */
    items?: string[];
    /** INTERNAL: the organizations whose items it is for. */
    members?: string[];
    /** Where the items stand; left out: not limited. */
    region?: string;
    /** The registered authority that granted it; left out where none was named. */
    grantedBy?: string;
  };
}

export interface ScopeSuspended {
  type: 'ScopeSuspended';
  data: {
    id: string;
    scope: string;
    organization: string;
    from: CivilDate;
    to: CivilDate | null;
    reason: string;
  };
}

export interface ScopeRevoked {
  type: 'ScopeRevoked';
  data: { id: string; scope: string; organization: string; from: CivilDate; reason: string };
}

/** An organization entrusts all assets that it owns or ever owned to a laboratory (委托). */
export interface OrganizationEntrusted {
  type: 'OrganizationEntrusted';
  data: { id: string; organization: string; laboratory: string; from: CivilDate; to: CivilDate | null };
}

/** On those days the inspectors and regulators of the organization read RESTRICTED records in the clear. */
export interface ClearanceGranted {
  type: 'ClearanceGranted';
  data: { id: string; organization: string; from: CivilDate; to: CivilDate | null; reason: string };
}

/** Registered facts of an organization that are others from a day on; what is left out stays. */
export interface OrganizationAmended {
  type: 'OrganizationAmended';
  data: {
    id: string;
    organization: string;
    on: CivilDate;
    reason: string;
    changes: Partial<
      Pick<
        OrganizationRegistered['data'],
        'name' | 'kinds' | 'uscc' | 'region' | 'publicKeys' | 'level' | 'superior'
      >
    >;
  };
}

/** From `on` on it is part of another one, to which what it owned goes over; what it was granted does not. */
export interface OrganizationMerged {
  type: 'OrganizationMerged';
  data: { id: string; organization: string; into: string; on: CivilDate; reason: string | null };
}

/** From `on` on it is no more, and nobody follows it. */
export interface OrganizationDissolved {
  type: 'OrganizationDissolved';
  data: { id: string; organization: string; on: CivilDate; reason: string | null };
}

export type LaboratoryEvent =
  | OrganizationRegistered
  | OrganizationAmended
  | OrganizationMerged
  | OrganizationDissolved
  | ScopeGranted
  | ScopeSuspended
  | ScopeRevoked
  | OrganizationEntrusted
  | ClearanceGranted;
