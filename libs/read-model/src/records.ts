import type {
  AssetRegistered,
  CalibrationRecorded,
  CertificateKind,
  CivilDate,
  Conclusion,
  DueKind,
  ImpactCaseOpened,
  ImpactCaseStatus,
  LocalText,
  MethodPublished,
  OrganizationRegistered,
  ProposalApproved,
  ProposalMade,
  QuantityPublished,
  SchemePublished,
  Tier,
} from '@suyuan/domain';
import type { Issuing, KnownEvent } from '@suyuan/traceability';
import type { Reader } from './reading/reader';

/** One line of the history of a record: what was recorded about it, when, and by whom. */
export interface HistoryEntry {
  position: number;
  type: string;
  occurredOn: CivilDate;
  recordedAt: string;
  actor: { subject: string; role: string; organization: string | null };
  data: Record<string, unknown>;
}

/** An event of a stream as judgements need it. */
export type StreamEvent = KnownEvent & { stream: string };

export interface AssetRecord {
  position: number;
  /** As registered, with `owner` as it is after transfers known at the position asked for. */
  asset: AssetRegistered['data'];
  history: HistoryEntry[];
}

export interface CertificateRecord {
  position: number;
  recordedAt: string;
  certificate: CalibrationRecorded['data'];
  /** SHA-256 over the canonical JSON of the recorded data, hex: what a paper copy can be compared with. */
  digest: string;
  history: HistoryEntry[];
}

/** What answers show of an organization that they mention. */
export interface OrganizationDigest {
  name: LocalText;
  /** The supervision of its own that it stands under; null: the civil one. */
  system: string | null;
}

export interface OrganizationRecord {
  position: number;
  /** As it is now, with every amendment. */
  organization: OrganizationRegistered['data'];
  /** null: it is there. */
  ended: { on: string; into: string | null } | null;
  history: HistoryEntry[];
}

export interface SchemeRecord {
  position: number;
  scheme: SchemePublished['data'];
  history: HistoryEntry[];
}

export interface MethodRecord {
  position: number;
  method: MethodPublished['data'];
  history: HistoryEntry[];
}

export interface QuantityRecord {
  /** Of its newest version. */
  position: number;
  quantity: QuantityPublished['data'];
  history: HistoryEntry[];
}

export interface ImpactCaseRecord {
  position: number;
  state: ImpactCaseStatus;
  opened: ImpactCaseOpened['data'];
  history: HistoryEntry[];
}

/** What speaks about the issuing of a certificate, and what a change of it would come from. */
export interface IssuingFigures extends Issuing {
  issuer: string;
  performedOn: CivilDate;
  /** SHA-256 of the print of its figures; null where they say nothing. */
  print: string | null;
  /** Another certificate of the issuer has the same print, whosever asset it is for. */
  shared: boolean;
}

/** What of a certificate a grade of an impact rests on. */
export type GradingFacts = Pick<CalibrationRecorded['data'], 'kind' | 'decisionRule' | 'results'>;

/** What a trace or an impact shows of a certificate. Immutable once recorded, so it may be cached for ever. */
export interface CertificateDigest {
  id: string;
  number: string;
  issuer: string;
  /** Asset id, or null while the nameplate it was posted with is not resolved. */
  asset: string | null;
  kind: CertificateKind;
  performedOn: CivilDate;
  issuedOn: CivilDate;
  validUntil: CivilDate | null;
  conclusion: Conclusion;
  /** Of the first point of the first result: what the chain picture shows. */
  expandedUncertainty: { value: string; unit: string } | null;
  coverageFactor: string | null;
  nominal: { value: string; unit: string } | null;
  position: number;
}

/** What a trace or an impact shows of an asset. Registration is immutable; the owner here is the first one. */
export interface AssetDigest {
  id: string;
  kind: string;
  tier: Tier;
  name: { zh?: string; en?: string };
  manufacturer: string | null;
  model: string | null;
  serialNumber: string;
  owner: string;
  region: string | null;
  visibility: string;
  position: number;
}

export interface AssetQuery {
  /** Found in name, serial number, id, manufacturer, model, and certificate numbers; Chinese text too. */
  query: string | null;
  owner: string | null;
  region: string | null;
  tier: Tier | null;
  /** Assets in use whose due day is this day or before it. */
  due: CivilDate | null;
  /** Assets in this state, by the projection of states; null: in whatever state. */
  state: string | null;
  /** Today: due days are as of it. */
  on: CivilDate;
  limit: number;
  /** Opaque, from the last page's `next`. */
  cursor: string | null;
  /** Only what this reader may read; null: everything. */
  reader: Reader | null;
}

export interface AssetListItem extends AssetDigest {
  /** The earliest due day of what is in force today; null: none is known. */
  due: CivilDate | null;
  /** Newest certificate that stands, by (performedOn, issuedOn, id); null when none does. */
  newestCertificate: {
    id: string;
    number: string;
    performedOn: CivilDate;
    validUntil: CivilDate | null;
  } | null;
}

/** Something that ends soon (`threshold` days before its last day) or has ended (0). */
export interface DueNotice {
  kind: DueKind;
  /** Id of the certificate, the reference material, the examination or the scope. */
  subject: string;
  /** Its number, or the code of the material. */
  number: string;
  /** null: of a scope. */
  asset: string | null;
  assetName: { zh?: string; en?: string } | null;
  /** The owner of the asset; the organization that holds the scope. */
  owner: string;
  /** The certificate that ends; null: something else ends. */
  certificate: string | null;
  certificateNumber: string | null;
  /** The due day. */
  validUntil: CivilDate;
  threshold: number;
  noticedOn: CivilDate;
}

/** A proposal with what became of it. */
export interface ProposalRecord {
  position: number;
  recordedAt: string;
  proposal: ProposalMade['data'];
  approval: { position: number; recordedAt: string; approver: ProposalApproved['data']['approver'] } | null;
}

export interface ProposalQuery {
  knownAt: number;
  /** Those made after this position. */
  after: number;
  limit: number;
  /** Proposed by this organization, or asking it; null: whosever. */
  party: string | null;
  /** Proposed by one of these roles; null: by whomever. */
  roles: readonly string[] | null;
  /** Neither approved nor lapsed at this instant; null: all. */
  waitingAt: string | null;
}
