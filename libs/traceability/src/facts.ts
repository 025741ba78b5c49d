import type {
  AssetIdentity,
  AssetKind,
  AssetReference,
  CertificateKind,
  CivilDate,
  Conclusion,
  ExaminationKind,
  ExternalEvidence,
  LocalText,
  ReferenceRole,
  RegisteredCover,
  ResultFinding,
  RevocationEffect,
  StatedParameter,
  Tier,
} from '@suyuan/domain';

/** A closed range in the base unit of its quantity, each bound the double nearest to the exact decimal. */
export interface BaseRange {
  lo: number;
  hi: number;
}

export interface AssetFact {
  kind: 'ASSET';
  position: number;
  id: string;
  assetKind: AssetKind;
  tier: Tier;
  /** The nameplate, where manufacturer and model are known; lets references by nameplate resolve. */
  identity: AssetIdentity | null;
  /** Region of the asset, for the counts of an impact. */
  region: string | null;
  owner: string;
  /** Nothing calibrates it, it is kept by comparison; left out: no. */
  keptByComparison?: true;
  /** What it was registered for, by quantity; left out where it states no range. */
  measures?: { quantity: string; range: BaseRange }[];
  /** Ids of its parts; left out where none were named. */
  parts?: string[];
}

/** An asset is registered for other ranges from a day on, or has other parts. */
export interface MeasuresFact {
  kind: 'MEASURES';
  position: number;
  asset: string;
  on: CivilDate;
  /** Left out: those stay. */
  measures?: { quantity: string; range: BaseRange }[];
  /** Ids of parts; left out: those stay. */
  parts?: string[];
}

export interface ReferenceFact {
  asset: AssetReference | null;
  certificate: { issuer: string; number: string } | null;
  quantity: string;
  role: ReferenceRole;
  range: BaseRange | null;
  external: ExternalEvidence | null;
  /** The part of it that was used; left out: not said. */
  part?: string;
}

/** What a result covers at one set of parameters; range null: whatever its asset is registered for. */
export interface StatedAtFact {
  parameters: readonly StatedParameter[];
  range: BaseRange | null;
}

export interface ResultFact {
  quantity: string;
  /** What it covers: the stated range, else from the least to the greatest nominal; null where it states neither. */
  range: BaseRange | null;
  /** Left out where it covers what it states and no more. */
  registered?: RegisteredCover;
  /** What it asks of its references (RECORD.md section 13), null for nothing; left out where that is its range. */
  asked?: BaseRange | null;
  references: ReferenceFact[];
  /** What it covers at each set of parameters; left out where none that define its quantity is stated. */
  stated?: StatedAtFact[];
  /** Values, in base units, at which it has points and none says an uncertainty; left out: none such, or a verification. */
  unsaid?: number[];
  /** The part that it states it is of; left out: none. */
  part?: string;
  /** What it covers by the marks of its points (null: of those without); left out where none bears one. */
  marked?: { mark: string | null; range: BaseRange }[];
  /** Of its own: what it states, else the worst that its points state; left out: none. */
  conclusion?: Conclusion;
  /** That it failed, or was adjusted: it speaks against what was certified before; left out: nothing. */
  findings?: ResultFinding[];
}

export interface CertificateFact {
  kind: 'CERTIFICATE';
  position: number;
  id: string;
  issuer: string;
  number: string;
  asset: AssetReference;
  certificateKind: CertificateKind;
  performedOn: CivilDate;
  issuedOn: CivilDate;
  validUntil: CivilDate | null;
  replaces: string | null;
  /** The part of which alone it amends that certificate; left out: all of it. */
  replacesPart?: string;
  results: ResultFact[];
  /** Given for the certificate as a whole: links of every result, each with DOCUMENT_LEVEL_REFERENCE. */
  references: ReferenceFact[];
  /** Which of several instruments under its number, as it is compared; left out: its number is of one. */
  item?: string;
  /** Which issue of its number; left out: the first. */
  revision?: number;
  /** It states errors of its asset, or that it failed; left out: neither. */
  tellsErrors?: true;
  /** The owner that copied it from paper, where the issuer did not post it itself; left out where it did. */
  transcribedBy?: string;
}

export interface RevocationFact {
  kind: 'REVOCATION';
  position: number;
  id: string;
  certificate: string;
  effect: RevocationEffect;
  effectiveFrom: CivilDate | null;
}

export interface ExaminationFact {
  kind: 'EXAMINATION';
  position: number;
  id: string;
  asset: string;
  examinationKind: ExaminationKind;
  validFrom: CivilDate;
  validTo: CivilDate | null;
}

/** Region of an organization: an asset without a region of its own counts in its owner's. */
export interface OrganizationFact {
  kind: 'ORGANIZATION';
  position: number;
  id: string;
  region: string;
}

/** An asset has another owner; who ever owned it may calibrate it, entrust others and accept certificates. */
export interface OwnershipFact {
  kind: 'OWNERSHIP';
  position: number;
  asset: string;
  owner: string;
}

/** An organization was given the right to serve others, or to certify materials; other scopes admit nothing. */
export interface ScopeFact {
  kind: 'SCOPE';
  position: number;
  organization: string;
  /** OTHERS: a statutory body, or one authorised to serve others. MATERIALS: a producer of reference materials. */
  serves: 'OTHERS' | 'MATERIALS';
  quantities: string[];
  validFrom: CivilDate;
  validTo: CivilDate | null;
}

/** An owner gave a laboratory one of its assets to calibrate, or (asset null) all it owns or ever owned. */
export interface EntrustmentFact {
  kind: 'ENTRUSTMENT';
  position: number;
  asset: string | null;
  owner: string;
  laboratory: string;
  from: CivilDate;
  to: CivilDate | null;
}

/** A regulator named a laboratory for an asset. */
export interface DesignationFact {
  kind: 'DESIGNATION';
  position: number;
  asset: string;
  laboratory: string;
  from: CivilDate;
  to: CivilDate | null;
  /** Given by the national authority, as the standards at the top need. */
  national: boolean;
}

/** An owner accepts a certificate of its asset. */
export interface AcceptanceFact {
  kind: 'ACCEPTANCE';
  position: number;
  certificate: string;
  by: string;
}

/** The issuer confirms a certificate that was copied from paper. */
export interface ConfirmationFact {
  kind: 'CONFIRMATION';
  position: number;
  certificate: string;
  by: string;
}

export interface DisputeFact {
  kind: 'DISPUTE';
  position: number;
  id: string;
  certificate: string;
  by: string;
}

/** A regulator suspends a certificate for some days, first and last included. */
export interface SuspensionFact {
  kind: 'SUSPENSION';
  position: number;
  id: string;
  certificate: string;
  from: CivilDate;
  to: CivilDate;
}

/** From a day on an organization is called otherwise, or lies elsewhere. */
export interface OrganizationChangeFact {
  kind: 'ORGANIZATION_CHANGE';
  position: number;
  organization: string;
  on: CivilDate;
  name?: LocalText;
  region?: string;
}

/** From a day on an organization is no more; what it owned went over to another one, or (null) to nobody. */
export interface OrganizationEndFact {
  kind: 'ORGANIZATION_END';
  position: number;
  organization: string;
  on: CivilDate;
  into: string | null;
}

/** What the graph knows. Facts may be learnt in any order and any number of times; `position` names them. */
export type GraphFact =
  | AssetFact
  | MeasuresFact
  | CertificateFact
  | RevocationFact
  | ExaminationFact
  | OrganizationFact
  | OrganizationChangeFact
  | OrganizationEndFact
  | OwnershipFact
  | ScopeFact
  | EntrustmentFact
  | DesignationFact
  | AcceptanceFact
  | ConfirmationFact
  | DisputeFact
  | SuspensionFact;
