import { REGION_STATES, type RegionState } from '@suyuan/domain';
import { LocalTextBody } from '../values';
import { ShownEnum, ShownMap, ShownPart, TextOrNull } from './shown';

export class RegionNameReply {
  @ShownPart(() => LocalTextBody)
  name!: LocalTextBody;

  @ShownEnum(
    REGION_STATES,
    'NOT_LISTED: our list lacks the code, and the name is that of what it lies in. CONVENTION: a code of the product itself.',
  )
  state!: RegionState;

  @TextOrNull('YYYY-MM: of a withdrawn code, the newest edition that is known to list it.')
  lastListed!: string | null;
}

/** What the codes in an answer are called, once each. */
export class NamesReply {
  @ShownMap(() => LocalTextBody, 'By the id of the organization; one that nobody registered is absent.')
  organizations!: Record<string, LocalTextBody>;

  @ShownMap(() => RegionNameReply, 'By division code (GB/T 2260).')
  regions!: Record<string, RegionNameReply>;
}

/** Every answer about records names the organizations and regions whose codes stand in it. */
export class NamedReply {
  @ShownPart(() => NamesReply)
  names!: NamesReply;
}

/** An answer before the names are put beside it, which is done in one place for all. */
export type Unnamed<Reply extends NamedReply> = Omit<Reply, 'names'>;
