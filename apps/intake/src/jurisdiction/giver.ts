import type { CivilDate } from '@suyuan/domain';
import type { Caller } from '@suyuan/platform';

/** Who gives a command, and on which day. */
export interface Giver {
  caller: Caller;
  today: CivilDate;
}
