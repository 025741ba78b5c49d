import type { RecordedEvent } from '@suyuan/domain';
import { canonicalJson } from '../sql/canonical-json';
import type { HistoryRow } from './history.table';

export function historyRowOf(event: RecordedEvent): HistoryRow {
  return {
    position: event.position,
    stream: event.stream,
    version: event.version,
    eventId: event.eventId,
    type: event.type,
    schemaVersion: event.schemaVersion,
    occurredOn: event.occurredOn,
    recordedAt: event.recordedAt,
    actor: canonicalJson(event.actor),
    data: canonicalJson(event.data),
  };
}
