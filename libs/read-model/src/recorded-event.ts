import { EVENT_SCHEMA_VERSIONS, type RecordedEvent } from '@suyuan/domain';

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
 * The event as the domain knows it: the edge at which older shapes would be brought up to date. So far every type
 * has one version, so there is nothing to bring up. Throws UnknownEvent.
 */
export function recordedEventOf(carried: CarriedEvent): RecordedEvent {
  const { position, stream, version, eventId, type, schemaVersion, occurredOn, recordedAt, actor, data } =
    carried;
  const versions: Record<string, number> = EVENT_SCHEMA_VERSIONS;
  if (!Object.hasOwn(versions, type) || versions[type] !== schemaVersion)
    throw new UnknownEvent(type, schemaVersion);
  const place = { position, stream, version, eventId, schemaVersion, occurredOn, recordedAt, actor };
  return { ...place, type, data } as RecordedEvent;
}
