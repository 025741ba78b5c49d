import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { InvariantViolation, upcast } from '@suyuan/domain';
import { EventLog, type StoredEvent } from '@suyuan/event-log';
import { nameplateClaim, numberClaims } from './claims';

/** Says that the names of everything recorded earlier are taken; raised when further names come to be taken. */
const DONE = { key: 'backfill/nameplates-and-numbers', stream: 'backfill' };

/** Events read at a time: a million take some tens of seconds, once. */
const BATCH = 1_000;

/**
 * Takes the nameplates and the numbers, as they are compared, of what was recorded before such names were taken.
 * Twins that are there already stay: the first one has the name. Done before the first command is taken, and once.
 */
@Injectable()
export class ClaimBackfill implements OnApplicationBootstrap {
  constructor(private readonly log: EventLog) {}

  async onApplicationBootstrap(): Promise<void> {
    const done = await this.log.findClaims([DONE.key]);
    if (done.has(DONE.key)) return;
    for (let from = 0; ;) {
      const events = await this.log.read(from, BATCH);
      await this.log.takeFreeClaims(events.flatMap(claimsOf));
      const last = events.at(-1);
      if (!last) break;
      from = last.position + 1;
    }
    await this.log.takeFreeClaims([DONE]);
  }
}

function claimsOf({ type, schemaVersion, data, stream }: StoredEvent): { key: string; stream: string }[] {
  if (type !== 'AssetRegistered' && type !== 'CalibrationRecorded') return [];
  const event = upcast(type, schemaVersion, data);
  if (event?.type === 'CalibrationRecorded' && !event.data.transcribed) {
    const { number, item, issue } = numberClaims(event.data);
    return [...new Set([number, item, issue])].map((key) => ({ key, stream }));
  }
  if (event?.type === 'AssetRegistered') {
    const { manufacturer, model, serialNumber, visibility } = event.data;
    const named = manufacturer !== null && model !== null && visibility !== 'RESTRICTED';
    const key = named ? nameplateClaim({ manufacturer, model, serialNumber }) : null;
    return key === null ? [] : [{ key, stream }];
  }
  if (event === null)
    throw new InvariantViolation(`${stream} holds ${type} of unknown schema ${schemaVersion}`);
  return [];
}
