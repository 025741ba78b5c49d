import type {
  CivilDate,
  CmcForm,
  DecimalText,
  LocalText,
  OrganizationKind,
  QuantityRange,
} from '../vocabulary';

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
  };
}

/** Calibration and measurement capability: the smallest U offered, in one of three evaluable forms or as TEXT. */
export interface Cmc {
  form: CmcForm;
  /** CONSTANT: U = a. LINEAR: U = a + b·x, x in the unit of the line's range; of a negative voltage its size. */
  a?: DecimalText;
  b?: DecimalText;
  /** TABLE: U = a over each part of the range. */
  rows?: { min: DecimalText; max: DecimalText; a: DecimalText }[];
  /** TEXT: as the scope words it; nothing can be computed from it, so a result under it is UNDETERMINED. */
  text?: string;
  unit: string;
  k: DecimalText;
}

export interface ScopeLine {
  quantity: string;
  range: QuantityRange;
  methods: string[];
  /** null: known only as text, so nothing can be said against it (UNDETERMINED, never in scope by guess). */
  cmc: Cmc | null;
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

export type LaboratoryEvent = OrganizationRegistered | ScopeGranted | ScopeSuspended | ScopeRevoked;
