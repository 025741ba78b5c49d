import { COMPARISON_VERDICTS, type ComparisonVerdict } from '@suyuan/domain';
import { LocalTextBody } from '../values';
import { ListCompletenessReply } from './common';
import { NamedReply } from './names';
import {
  RecordedAssetReply,
  RecordedCertificateReply,
  OrganizationEndReply,
  RecordedMethodReply,
  RecordedOrganizationReply,
  RecordedSchemeReply,
} from './recorded';
import {
  DayOrNull,
  PartOrNull,
  Shown,
  ShownDay,
  ShownEnum,
  ShownNumber,
  ShownPart,
  ShownParts,
  ShownText,
  TextOrNull,
} from './shown';
import { LedgerStatesReply, StatusReply } from './status';

export class ActorReply {
  @ShownText()
  subject!: string;

  @ShownText()
  role!: string;

  @TextOrNull()
  organization!: string | null;
}

/** One line of the history of a record: what was recorded about it, when, and by whom. */
export class HistoryEntryReply {
  @ShownNumber()
  position!: number;

  @ShownText()
  type!: string;

  @ShownDay()
  occurredOn!: string;

  @Shown({ type: String, format: 'date-time' })
  recordedAt!: string;

  @ShownPart(() => ActorReply)
  actor!: ActorReply;

  @Shown({ type: 'object', additionalProperties: true })
  data!: Record<string, unknown>;
}

class RecordReply extends NamedReply {
  @ShownText()
  id!: string;

  @ShownNumber('As known at this position of the log.')
  knownAt!: number;

  @ShownNumber('Of its last event.')
  position!: number;

  @ShownParts(() => HistoryEntryReply)
  history!: HistoryEntryReply[];

  @ShownPart(() => ListCompletenessReply)
  completeness!: ListCompletenessReply;
}

/** A certificate of somebody who may not speak for the asset: it changes nothing until its owner accepts it. */
export class UnsolicitedCertificateReply {
  @ShownText()
  certificate!: string;

  @ShownText()
  number!: string;

  @ShownText()
  issuer!: string;

  @ShownDay()
  performedOn!: string;
}

/** GET /v1/assets/{id} */
export class AssetRecordReply extends RecordReply {
  @ShownPart(() => RecordedAssetReply)
  asset!: RecordedAssetReply;

  @ShownParts(() => UnsolicitedCertificateReply)
  unsolicited!: UnsolicitedCertificateReply[];

  @PartOrNull(() => StatusReply)
  status!: StatusReply | null;
}

/** En of a point of a comparison, computed from what it states (JJF 1117). */
export class ComparedPointReply {
  @Shown({ type: 'integer', description: 'Index of the result.' })
  result!: number;

  @Shown({ type: 'integer', description: 'Index of its point.' })
  point!: number;

  @ShownText('En = (x - X) / sqrt(U^2 + U_ref^2), U at k = 2, to four significant digits.')
  en!: string;

  @ShownEnum(COMPARISON_VERDICTS, 'SATISFACTORY: |En| is at most 1.')
  verdict!: ComparisonVerdict;

  @Shown({
    type: Boolean,
    nullable: true,
    description: 'Whether En as it is stated is this one, to its digits; null: none is stated.',
  })
  agrees!: boolean | null;
}

/** GET /v1/certificates/{id} */
export class CertificateRecordReply extends RecordReply {
  @Shown({ type: String, format: 'date-time' })
  recordedAt!: string;

  @ShownPart(() => RecordedCertificateReply)
  certificate!: RecordedCertificateReply;

  @ShownParts(() => ComparedPointReply)
  compared!: ComparedPointReply[];

  @ShownText('SHA-256 over the canonical JSON of the recorded data, hex.')
  digest!: string;

  @PartOrNull(() => StatusReply)
  status!: StatusReply | null;

  @TextOrNull('The code for the label; told to the issuer and the owner.')
  checkCode!: string | null;
}

/** GET /v1/organizations/{id} */
export class OrganizationRecordReply extends RecordReply {
  @ShownPart(() => RecordedOrganizationReply)
  organization!: RecordedOrganizationReply;

  /** null: it is there. */
  @PartOrNull(() => OrganizationEndReply)
  ended!: OrganizationEndReply | null;
}

/** GET /v1/schemes/{id} */
export class SchemeRecordReply extends RecordReply {
  @ShownPart(() => RecordedSchemeReply)
  scheme!: RecordedSchemeReply;
}

/** GET /v1/methods/{id} */
export class MethodRecordReply extends RecordReply {
  @ShownPart(() => RecordedMethodReply)
  method!: RecordedMethodReply;
}

export class NewestCertificateReply {
  @ShownText()
  id!: string;

  @ShownText()
  number!: string;

  @ShownDay()
  performedOn!: string;

  @DayOrNull()
  validUntil!: string | null;
}

export class AssetListItemReply {
  @ShownText()
  id!: string;

  @ShownText()
  kind!: string;

  @ShownText()
  tier!: string;

  @ShownPart(() => LocalTextBody)
  name!: LocalTextBody;

  @TextOrNull()
  manufacturer!: string | null;

  @TextOrNull()
  model!: string | null;

  @TextOrNull('null where it is not for the reader.')
  serialNumber!: string | null;

  @TextOrNull('null where it is not for the reader.')
  owner!: string | null;

  @TextOrNull()
  region!: string | null;

  @ShownText()
  visibility!: string;

  @ShownNumber()
  position!: number;

  @PartOrNull(() => NewestCertificateReply)
  newestCertificate!: NewestCertificateReply | null;

  @DayOrNull('The earliest due day of what is in force today.')
  due!: string | null;

  @PartOrNull(() => StatusReply)
  status!: StatusReply | null;
}

/** GET /v1/assets */
export class AssetListReply extends NamedReply {
  @ShownParts(() => AssetListItemReply)
  items!: AssetListItemReply[];

  @TextOrNull('Cursor of the next page; null on the last.')
  next!: string | null;

  @PartOrNull(() => LedgerStatesReply)
  states!: LedgerStatesReply | null;
}
