import {
  PartOrNull,
  Shown,
  ShownEnum,
  ShownNumber,
  ShownPart,
  ShownParts,
  ShownText,
  TextOrNull,
} from './shown';

export class ProposedByReply {
  @ShownText()
  role!: string;

  @TextOrNull()
  organization!: string | null;

  @Shown({ type: Boolean, description: 'Whether it was the reader: then somebody else approves it.' })
  you!: boolean;
}

export class ProposalApprovalReply {
  @ShownText()
  role!: string;

  @TextOrNull()
  organization!: string | null;

  @ShownText('Instant.')
  at!: string;

  @ShownNumber()
  position!: number;
}

/** GET /v1/proposals/{id} */
export class ProposalReply {
  @ShownText()
  id!: string;

  @ShownNumber()
  position!: number;

  @ShownEnum(['OPEN', 'APPROVED', 'LAPSED'])
  state!: string;

  @ShownText('The command that is proposed.')
  command!: string;

  @ShownText('The id in its path.')
  on!: string;

  @Shown({ type: 'object', additionalProperties: true, description: 'Its body.' })
  body!: Record<string, unknown>;

  @ShownText('SHA-256 of command, target and body; an approval may state it.')
  digest!: string;

  @ShownPart(() => ProposedByReply)
  proposedBy!: ProposedByReply;

  @ShownText('Instant.')
  proposedAt!: string;

  @ShownText('Instant until which it may be approved.')
  expiresAt!: string;

  @PartOrNull(() => ProposalApprovalReply)
  approval!: ProposalApprovalReply | null;
}

/** GET /v1/proposals */
export class ProposalListReply {
  @ShownParts(() => ProposalReply)
  items!: ProposalReply[];

  @TextOrNull('Cursor of the next page.')
  next!: string | null;
}
