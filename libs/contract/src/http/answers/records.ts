import { OmitType } from '@nestjs/swagger';
import { RegisterAssetBody } from '../assets';
import { RecordCalibrationBody } from '../calibrations';
import { lazy } from '../fields';
import { PublishMethodBody } from '../methods';
import { RegisterOrganizationBody } from '../organizations';
import { PublishSchemeBody } from '../schemes';
import { LocalTextBody } from '../values';
import { ListCompletenessReply } from './common';
import {
  DayOrNull,
  PartOrNull,
  Shown,
  ShownDay,
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

class RecordReply {
  @ShownNumber()
  position!: number;

  @ShownParts(() => HistoryEntryReply)
  history!: HistoryEntryReply[];

  @ShownPart(() => ListCompletenessReply)
  completeness!: ListCompletenessReply;
}

/** GET /v1/assets/{id} */
export class AssetRecordReply extends RecordReply {
  @ShownPart(() => RegisterAssetBody)
  asset!: RegisterAssetBody;

  @PartOrNull(() => StatusReply)
  status!: StatusReply | null;
}

export class SignatureFactReply {
  @ShownText()
  keyId!: string;

  @Shown({ type: Boolean, description: 'It verifies with the key of this id that the issuer registered.' })
  valid!: boolean;
}

/** Hash and signature as stated, and as found when the certificate came. */
export class IntegrityFactReply {
  @ShownText('As the sender stated it.')
  statedHash!: string;

  @ShownText('Of the body that came.')
  computedHash!: string;

  @PartOrNull(() => SignatureFactReply)
  signature!: SignatureFactReply | null;
}

/** A certificate as recorded: of its integrity what was found, instead of what was stated. */
export class RecordedCertificateReply extends OmitType(RecordCalibrationBody, ['integrity'] as const) {
  @Shown({ ...lazy(() => IntegrityFactReply), required: false })
  integrity?: IntegrityFactReply;
}

/** GET /v1/certificates/{id} */
export class CertificateRecordReply extends RecordReply {
  @Shown({ type: String, format: 'date-time' })
  recordedAt!: string;

  @ShownPart(() => RecordedCertificateReply)
  certificate!: RecordedCertificateReply;

  @ShownText('SHA-256 over the canonical JSON of the recorded data, hex.')
  digest!: string;

  @PartOrNull(() => StatusReply)
  status!: StatusReply | null;

  @TextOrNull('The code for the label; told to the issuer and the owner.')
  checkCode!: string | null;
}

/** GET /v1/organizations/{id} */
export class OrganizationRecordReply extends RecordReply {
  @ShownPart(() => RegisterOrganizationBody)
  organization!: RegisterOrganizationBody;
}

/** GET /v1/schemes/{id} */
export class SchemeRecordReply extends RecordReply {
  @ShownPart(() => PublishSchemeBody)
  scheme!: PublishSchemeBody;
}

/** GET /v1/methods/{id} */
export class MethodRecordReply extends RecordReply {
  @ShownPart(() => PublishMethodBody)
  method!: PublishMethodBody;
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

  @ShownText()
  serialNumber!: string;

  @ShownText()
  owner!: string;

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
export class AssetListReply {
  @ShownParts(() => AssetListItemReply)
  items!: AssetListItemReply[];

  @TextOrNull('Cursor of the next page; null on the last.')
  next!: string | null;

  @PartOrNull(() => LedgerStatesReply)
  states!: LedgerStatesReply | null;
}
