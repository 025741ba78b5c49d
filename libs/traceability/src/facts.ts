import type {
  AssetIdentity,
  AssetKind,
  AssetReference,
  CertificateKind,
  CivilDate,
  ExaminationKind,
  ExternalEvidence,
  ReferenceRole,
  RevocationEffect,
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
}

export interface ReferenceFact {
  asset: AssetReference | null;
  certificate: { issuer: string; number: string } | null;
  quantity: string;
  role: ReferenceRole;
  range: BaseRange | null;
  external: ExternalEvidence | null;
}

export interface ResultFact {
  quantity: string;
  /** The stated range, else from the least to the greatest nominal. */
  range: BaseRange;
  references: ReferenceFact[];
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
  results: ResultFact[];
  /** Given for the certificate as a whole: links of every result, each with DOCUMENT_LEVEL_REFERENCE. */
  references: ReferenceFact[];
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

/** What the graph knows. Facts may be learnt in any order and any number of times; `position` names them. */
export type GraphFact = AssetFact | CertificateFact | RevocationFact | ExaminationFact | OrganizationFact;
