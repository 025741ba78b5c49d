import { CERTIFICATE_KINDS, CONCLUSIONS, type CertificateKind, type Conclusion } from '@suyuan/domain';
import { QuantityValueBody } from '../values';
import { ListCompletenessReply } from './common';
import { NamedReply } from './names';
import {
  DayOrNull,
  PartOrNull,
  ShownDay,
  ShownEnum,
  ShownNumber,
  ShownPart,
  ShownParts,
  ShownText,
  TextOrNull,
} from './shown';
import { StatusReply } from './status';

export class ListedCertificateReply {
  @ShownText()
  id!: string;

  @ShownText()
  number!: string;

  @ShownText()
  issuer!: string;

  @TextOrNull('null: its nameplate is not that of a registered asset yet.')
  asset!: string | null;

  @ShownEnum(CERTIFICATE_KINDS)
  kind!: CertificateKind;

  @ShownDay()
  performedOn!: string;

  @ShownDay()
  issuedOn!: string;

  @DayOrNull()
  validUntil!: string | null;

  @ShownEnum(CONCLUSIONS)
  conclusion!: Conclusion;

  @PartOrNull(() => QuantityValueBody)
  expandedUncertainty!: QuantityValueBody | null;

  @TextOrNull()
  coverageFactor!: string | null;

  @PartOrNull(() => QuantityValueBody)
  nominal!: QuantityValueBody | null;

  @ShownNumber('Position at which it was recorded.')
  position!: number;

  @PartOrNull(() => StatusReply)
  status!: StatusReply | null;
}

/** GET /v1/assets/{id}/certificates: the newest first. */
export class CertificatesOfAssetReply extends NamedReply {
  @ShownText()
  asset!: string;

  @ShownNumber()
  knownAt!: number;

  @ShownParts(() => ListedCertificateReply)
  items!: ListedCertificateReply[];

  @ShownPart(() => ListCompletenessReply)
  completeness!: ListCompletenessReply;
}
