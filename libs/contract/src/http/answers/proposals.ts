import { NamedReply, NamesReply } from './names';
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

/** How far a proposal has come, as of an instant. */
export const PROPOSAL_STATES = ['OPEN', 'APPROVED', 'LAPSED'] as const;
export type ProposalState = (typeof PROPOSAL_STATES)[number];

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

/** A proposal, in its own answer and in a list. */
export class ProposalReply {
  @ShownText()
  id!: string;

  @ShownNumber()
  position!: number;

  @ShownEnum(PROPOSAL_STATES)
  state!: ProposalState;

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

/** GET /v1/proposals/{id} */
export class ProposalRecordReply extends ProposalReply {
  @ShownPart(() => NamesReply)
  names!: NamesReply;
}

/** GET /v1/proposals */
export class ProposalListReply extends NamedReply {
  @ShownParts(() => ProposalReply)
  items!: ProposalReply[];

  @TextOrNull('Cursor of the next page.')
  next!: string | null;
}
