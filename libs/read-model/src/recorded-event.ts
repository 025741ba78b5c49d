import { EVENT_SCHEMA_VERSIONS, upcast, type RecordedEvent } from '@suyuan/domain';

/** An event as the log or the bus carries it: `type` and `data` have not been looked at. */
export interface CarriedEvent {
  position: number;
  stream: string;
  version: number;
  eventId: string;
  type: string;
  schemaVersion: number;
  occurredOn: string;
  recordedAt: string;
  actor: { subject: string; role: string; organization: string | null };
  data: unknown;
}

/** An event this release does not know: newer than the reader, or not ours. It is never passed over in silence. */
export class UnknownEvent extends Error {
  constructor(type: string, schemaVersion: number) {
    super(`The event type ${type} with schema version ${schemaVersion} is not known to this release.`);
    this.name = 'UnknownEvent';
  }
}

/**
 * The event as the domain knows it: the edge at which older shapes are brought up to date. What is written stays
 * beside it, for the history is told as it was recorded. Throws UnknownEvent.
 */
export function recordedEventOf(carried: CarriedEvent): RecordedEvent {
  const { position, stream, version, eventId, type, schemaVersion, occurredOn, recordedAt, actor, data } =
    carried;
  const event = upcast(type, schemaVersion, data);
  if (event === null) throw new UnknownEvent(type, schemaVersion);
  const current = EVENT_SCHEMA_VERSIONS[event.type];
  const written = current === schemaVersion ? {} : { written: { schemaVersion, data } };
  const place = { position, stream, version, eventId, occurredOn, recordedAt, actor };
  return { ...place, ...written, schemaVersion: current, ...event };
}

/** The same of a row that keeps `type`, `schemaVersion` and `data` as they are written. Throws UnknownEvent. */
export function upToDate<Row extends { type: string; schemaVersion: number; data: unknown }>(row: Row) {
  const event = upcast(row.type, row.schemaVersion, row.data);
  if (event === null) throw new UnknownEvent(row.type, row.schemaVersion);
  const { schemaVersion: _, ...rest } = row;
  return { ...rest, ...event };
}
