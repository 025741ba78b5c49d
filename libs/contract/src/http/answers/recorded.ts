import { OmitType } from '@nestjs/swagger';
import { EVIDENCE_KINDS, SIGNATORY_ROLES, type EvidenceKind, type SignatoryRole } from '@suyuan/domain';
import { RegisterAssetBody } from '../assets';
import { CalibrationResultBody, DecisionRuleBody, RecordCalibrationBody } from '../calibrations';
import { lazy } from '../fields';
import { PublishMethodBody } from '../methods';
import { RegisterOrganizationBody } from '../organizations';
import { PublishSchemeBody } from '../schemes';
import { LocalTextBody } from '../values';
import {
  PartOrNull,
  Shown,
  ShownDay,
  ShownEnum,
  ShownPart,
  ShownParts,
  ShownText,
  TextOrNull,
} from './shown';

/** What was posted, as it is recorded: with its id, and with what was found instead of what was stated. */

export class SameNameplateReply {
  @ShownText('Why there are two.')
  reason!: string;
}

export class RecordedAssetReply extends OmitType(RegisterAssetBody, [
  'id',
  'serialNumber',
  'owner',
  'sameNameplate',
  'reason',
] as const) {
  @ShownText()
  id!: string;

  @TextOrNull('null where it is not for the reader.')
  serialNumber!: string | null;

  @TextOrNull('The present one; null where it is not for the reader.')
  owner!: string | null;

  @Shown({ ...lazy(() => SameNameplateReply), required: false })
  sameNameplate?: SameNameplateReply;
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

export class RecordedDecisionRuleReply extends DecisionRuleBody {
  @Shown({ type: String, required: false, description: 'The version in force then; old records have none.' })
  version?: string;
}

export class TranscribedReply {
  @ShownText('The owner who recorded it from paper.')
  by!: string;
}

export class CertificateEvidenceReply {
  @ShownEnum(EVIDENCE_KINDS)
  kind!: EvidenceKind;

  @ShownText()
  number!: string;
}

export class RecordedSignatoryReply {
  @ShownText('A pseudonym: `POST /v1/certificates/{id}/disclosures` tells who it is.')
  person!: string;

  @ShownEnum(SIGNATORY_ROLES)
  role!: SignatoryRole;
}

/** How a certificate states a quantity that nobody had published. */
export class QuantityStatedReply {
  @ShownPart(() => LocalTextBody)
  name!: LocalTextBody;

  @ShownText()
  unit!: string;
}

export class RecordedResultReply extends OmitType(CalibrationResultBody, ['quantity'] as const) {
  @ShownText('Its code.')
  quantity!: string;

  @Shown({ ...lazy(() => QuantityStatedReply), required: false })
  quantityStated?: QuantityStatedReply;

  @Shown({
    type: Boolean,
    required: false,
    description: 'Of a quantity that is not built in: as it was published then.',
  })
  naturalZero?: boolean;
}

export class RecordedCertificateReply extends OmitType(RecordCalibrationBody, [
  'id',
  'results',
  'signatories',
  'decisionRule',
  'integrity',
  'transcribed',
  'evidence',
] as const) {
  @ShownText()
  id!: string;

  @ShownParts(() => RecordedResultReply)
  results!: RecordedResultReply[];

  @PartOrNull(() => RecordedDecisionRuleReply)
  decisionRule!: RecordedDecisionRuleReply | null;

  @Shown({ type: String, required: false, description: 'What the label says, where that is a month.' })
  validUntilPrinted?: string;

  @Shown({ ...lazy(() => RecordedSignatoryReply), isArray: true, required: false })
  signatories?: RecordedSignatoryReply[];

  @Shown({ ...lazy(() => IntegrityFactReply), required: false })
  integrity?: IntegrityFactReply;

  @Shown({ ...lazy(() => TranscribedReply), required: false })
  transcribed?: TranscribedReply;

  @Shown({ ...lazy(() => CertificateEvidenceReply), required: false })
  evidence?: CertificateEvidenceReply;
}

export class RecordedOrganizationReply extends OmitType(RegisterOrganizationBody, ['id'] as const) {
  @ShownText()
  id!: string;
}

/** The end of an organization. */
export class OrganizationEndReply {
  @ShownDay('The first day on which it is no more.')
  on!: string;

  @TextOrNull('To whom what it owned went over; null: it was dissolved.')
  into!: string | null;
}

export class RecordedSchemeReply extends OmitType(PublishSchemeBody, ['id'] as const) {
  @ShownText()
  id!: string;
}

export class RecordedMethodReply extends OmitType(PublishMethodBody, ['id'] as const) {
  @ShownText()
  id!: string;
}
