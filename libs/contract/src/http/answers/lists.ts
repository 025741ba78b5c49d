import {
  IMPACT_CASE_STATES,
  ORGANIZATION_KINDS,
  type ImpactCaseStatus,
  type OrganizationKind,
} from '@suyuan/domain';
import { LocalTextBody, QuantityValueBody } from '../values';
import { ListedCertificateReply } from './certificates-of-asset';
import { CaseWindowReply } from './impact-cases';
import { NamedReply } from './names';
import { OrganizationEndReply } from './recorded';
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

class PageReply extends NamedReply {
  @TextOrNull('Cursor of the next page; null on the last.')
  next!: string | null;
}

export class OrganizationListItemReply {
  @ShownText()
  id!: string;

  @ShownPart(() => LocalTextBody)
  name!: LocalTextBody;

  @Shown({ type: 'array', items: { type: 'string', enum: [...ORGANIZATION_KINDS] } })
  kinds!: OrganizationKind[];

  @ShownText()
  region!: string;

  /** null: it is there. */
  @PartOrNull(() => OrganizationEndReply)
  ended!: OrganizationEndReply | null;

  @ShownNumber()
  position!: number;
}

/** GET /v1/organizations */
export class OrganizationListReply extends PageReply {
  @ShownParts(() => OrganizationListItemReply)
  items!: OrganizationListItemReply[];
}

/** GET /v1/certificates */
export class CertificateListReply extends PageReply {
  @ShownParts(() => ListedCertificateReply)
  items!: ListedCertificateReply[];
}

export class SchemeListItemReply {
  @ShownText()
  id!: string;

  @ShownPart(() => LocalTextBody)
  title!: LocalTextBody;

  @ShownText()
  quantity!: string;

  @ShownDay()
  validFrom!: string;

  @DayOrNull()
  validTo!: string | null;

  @ShownNumber('How many levels it has.')
  levels!: number;

  @TextOrNull()
  source!: string | null;

  @ShownNumber()
  position!: number;
}

/** GET /v1/schemes */
export class SchemeListReply extends PageReply {
  @ShownParts(() => SchemeListItemReply)
  items!: SchemeListItemReply[];
}

export class ImpactCaseListItemReply {
  @ShownText()
  id!: string;

  @ShownEnum(IMPACT_CASE_STATES)
  state!: ImpactCaseStatus;

  @ShownText()
  nonconformity!: string;

  @ShownText()
  asset!: string;

  @PartOrNull(() => LocalTextBody)
  assetName!: LocalTextBody | null;

  @ShownText()
  quantity!: string;

  @ShownPart(() => CaseWindowReply)
  window!: CaseWindowReply;

  @PartOrNull(() => QuantityValueBody)
  shift!: QuantityValueBody | null;

  @Shown({ type: String, format: 'date-time' })
  openedAt!: string;

  @ShownNumber()
  position!: number;
}

/** GET /v1/impact-cases */
export class ImpactCaseListReply extends PageReply {
  @ShownParts(() => ImpactCaseListItemReply)
  items!: ImpactCaseListItemReply[];
}
