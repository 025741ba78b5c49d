import { DUE_KINDS, type DueKind } from '@suyuan/domain';
import { LocalTextBody } from '../values';
import { NamedReply } from './names';
import { PartOrNull, ShownDay, ShownEnum, ShownNumber, ShownParts, ShownText, TextOrNull } from './shown';
import { StatusReply } from './status';

/** Something that ends soon, or has ended. */
export class DueNoticeReply {
  @ShownEnum(DUE_KINDS)
  kind!: DueKind;

  @ShownText('Id of the certificate, the reference material, the examination or the scope.')
  subject!: string;

  @ShownText('Its number, or the code of the material.')
  number!: string;

  @TextOrNull('null: of a scope.')
  asset!: string | null;

  @PartOrNull(() => LocalTextBody)
  assetName!: LocalTextBody | null;

  @ShownText('The owner of the asset; the organization that holds the scope.')
  owner!: string;

  @TextOrNull('The certificate that ends; null: something else ends.')
  certificate!: string | null;

  @TextOrNull()
  certificateNumber!: string | null;

  @ShownDay('The due day.')
  validUntil!: string;

  @ShownNumber('Days before the due day; 0: it has ended.')
  threshold!: number;

  @ShownDay()
  noticedOn!: string;

  @PartOrNull(() => StatusReply)
  status!: StatusReply | null;
}

/** GET /v1/due-notices */
export class DueNoticeListReply extends NamedReply {
  @ShownParts(() => DueNoticeReply)
  items!: DueNoticeReply[];

  @TextOrNull('Cursor of the next page; null on the last.')
  next!: string | null;
}
