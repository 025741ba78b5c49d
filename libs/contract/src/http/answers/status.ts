import { STATES, type State } from '@suyuan/domain';
import { LocalTextBody } from '../values';
import {
  DayOrNull,
  PartOrNull,
  Shown,
  ShownDay,
  ShownEnum,
  ShownNumber,
  ShownPart,
  ShownText,
  TextOrNull,
} from './shown';

export class StatusReasonReply {
  @ShownText()
  code!: string;

  @ShownPart(() => LocalTextBody)
  message!: LocalTextBody;

  @TextOrNull('The law, regulation or standard that the rule rests on, as China cites it.')
  article!: string | null;

  @PartOrNull(() => LocalTextBody)
  articleText!: LocalTextBody | null;
}

/** The one state of an asset or a certificate as of today, by the rules of validity. */
export class StatusReply {
  @ShownEnum(STATES)
  state!: State;

  @ShownPart(() => LocalTextBody)
  word!: LocalTextBody;

  @DayOrNull('The first day of it, as far as one fact tells it.')
  since!: string | null;

  @DayOrNull('The first day on which the state is another, by what is known.')
  until!: string | null;

  @PartOrNull(() => StatusReasonReply)
  reason!: StatusReasonReply | null;

  @TextOrNull('Path of the certificate, case or asset that the state comes from.')
  link!: string | null;

  @DayOrNull('The due day.')
  due!: string | null;
}

/** How old what a filter or a count by state rests on is. */
export class StatesAsOfReply {
  @ShownNumber('Everything up to this position of the log is in it.')
  position!: number;

  @ShownDay('The day the states are as of.')
  on!: string;
}

/** What a list narrowed by state rests on: the projection of states. */
export class LedgerStatesReply {
  @PartOrNull(() => StatesAsOfReply)
  asOf!: StatesAsOfReply | null;

  @Shown({
    type: 'object',
    additionalProperties: { type: 'integer' },
    description: 'How many of the same list stand in each state.',
  })
  counts!: Record<string, number>;
}
