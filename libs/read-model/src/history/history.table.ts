import { EntitySchema } from 'typeorm';

/**
 * Every applied event, by position. The first insert of a position is what makes applying idempotent; the
 * instants here answer which position was the newest at a moment.
 */
export interface HistoryRow {
  position: number;
  stream: string;
  version: number;
  eventId: string;
  type: string;
  schemaVersion: number;
  occurredOn: string;
  recordedAt: string;
  actor: string;
  data: string;
}

export const historyTable = new EntitySchema<HistoryRow>({
  name: 'History',
  tableName: 'rm_history',
  columns: {
    position: { type: 'bigint', primary: true },
    stream: { type: 'text' },
    version: { type: 'integer' },
    eventId: { type: 'text', name: 'event_id' },
    type: { type: 'text' },
    schemaVersion: { type: 'integer', name: 'schema_version' },
    occurredOn: { type: 'date', name: 'occurred_on' },
    recordedAt: { type: 'timestamptz', name: 'recorded_at' },
    actor: { type: 'json' },
    data: { type: 'json' },
  },
});
