import { TIERS } from '@suyuan/domain'; import { EventLog } from '@suyuan/event-log'; console.log(TIERS.length, EventLog.name);
