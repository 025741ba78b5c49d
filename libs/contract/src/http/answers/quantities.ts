import { LOGARITHMS_OF, METROLOGY_AREAS, type LogarithmOf, type MetrologyArea } from '@suyuan/domain';
import { LocalTextBody, QuantityValueBody } from '../values';
import { ListCompletenessReply } from './common';
import { NamedReply } from './names';
import { HistoryEntryReply } from './records';
import {
  PartOrNull,
  Shown,
  ShownEnum,
  ShownNumber,
  ShownPart,
  ShownParts,
  ShownText,
  ShownTexts,
  TextOrNull,
} from './shown';

export class LogarithmicReply {
  @ShownEnum(LOGARITHMS_OF, 'What its decibels are of.')
  of!: LogarithmOf;

  /** What 0 dB is; null: the ratio of two values. */
  @PartOrNull(() => QuantityValueBody)
  reference!: QuantityValueBody | null;
}

export class DefiningParameterReply {
  @ShownText()
  parameter!: string;

  /** What is meant where nothing is said; null: nothing is. */
  @PartOrNull(() => QuantityValueBody)
  usual!: QuantityValueBody | null;
}

export class QuantityListItemReply {
  @ShownText('What results, scopes and measurands name it by.')
  code!: string;

  @ShownPart(() => LocalTextBody)
  name!: LocalTextBody;

  @ShownEnum(METROLOGY_AREAS, 'Metrology area of the KCDB.')
  area!: MetrologyArea;

  @ShownText('Values are compared in it; every legal unit of its dimension is accepted.')
  unit!: string;

  @ShownTexts()
  units!: string[];

  @Shown({
    type: Boolean,
    description: 'Zero is the absence of it: a point there asks nothing of a reference.',
  })
  naturalZero!: boolean;

  /** null: it is not counted in decibels. */
  @PartOrNull(() => LogarithmicReply)
  logarithmic!: LogarithmicReply | null;

  @Shown({ type: Boolean, description: 'A relative error itself: a per cent beside it is absolute.' })
  ownRelativeError!: boolean;

  @ShownParts(() => DefiningParameterReply)
  parameters!: DefiningParameterReply[];

  @ShownTexts()
  kinds!: string[];

  @ShownText()
  source!: string;
}

/** GET /v1/quantities/{id} */
export class QuantityRecordReply extends NamedReply {
  @ShownText()
  id!: string;

  @ShownNumber('As known at this position of the log.')
  knownAt!: number;

  @Shown({ type: 'integer', nullable: true, description: 'Of its newest version; null: it is built in.' })
  position!: number | null;

  @Shown({ type: 'integer', nullable: true, description: '1 of the first; null: it is built in.' })
  version!: number | null;

  @ShownPart(() => QuantityListItemReply)
  quantity!: QuantityListItemReply;

  @ShownParts(() => HistoryEntryReply)
  history!: HistoryEntryReply[];

  @ShownPart(() => ListCompletenessReply)
  completeness!: ListCompletenessReply;
}

/** GET /v1/quantities */
export class QuantityListReply extends NamedReply {
  @ShownParts(() => QuantityListItemReply)
  items!: QuantityListItemReply[];

  @TextOrNull('Cursor of the next page; null on the last.')
  next!: string | null;
}
