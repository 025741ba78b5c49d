import { canonicalJson } from '@suyuan/platform';
import type { RecordedEvent } from '@suyuan/domain';
import type { HistoryRow } from './history.table';

/** As it is written in the log: a rebuild gives the same rows, whatever version wrote them first. */
export function historyRowOf(event: RecordedEvent): HistoryRow {
  const { schemaVersion, data } = event.written ?? event;
  return {
    position: event.position,
    stream: event.stream,
    version: event.version,
    eventId: event.eventId,
    type: event.type,
    schemaVersion,
    occurredOn: event.occurredOn,
    recordedAt: event.recordedAt,
    actor: canonicalJson(event.actor),
    data: canonicalJson(data),
  };
}
