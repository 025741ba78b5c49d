import { NamedReply } from './names';
import { Shown, ShownNumber, ShownParts, ShownText, ShownTexts, TextOrNull } from './shown';

/** One answer that somebody who oversees was given about records of others. */
export class ReadReply {
  @ShownText()
  id!: string;

  @Shown({ type: String, format: 'date-time' })
  at!: string;

  @ShownText('A keyed digest: the same person has the same one.')
  caller!: string;

  @TextOrNull()
  organization!: string | null;

  @ShownText()
  role!: string;

  @ShownText()
  route!: string;

  @ShownTexts()
  resources!: string[];

  @ShownNumber()
  count!: number;

  @ShownNumber()
  restricted!: number;

  @ShownText()
  address!: string;

  @ShownText()
  traceId!: string;

  @TextOrNull()
  inquiry!: string | null;
}

/** GET /v1/access-log */
export class AccessLogReply extends NamedReply {
  @ShownParts(() => ReadReply)
  items!: ReadReply[];

  @TextOrNull()
  next!: string | null;
}
