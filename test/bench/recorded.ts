import { assetStream, certificateStream, EVENT_SCHEMA_VERSIONS, laboratoryStream } from '@suyuan/domain';
import type { DomainEvent, RecordedEvent } from '@suyuan/domain';
import type { BenchWorld } from './world';

const ACTOR = { subject: 'bench', role: 'admin', organization: null };
const START_MS = Date.UTC(2026, 0, 1);
/** As many as a laboratory's bulk import records in a second. */
const EVENTS_PER_SECOND = 100;

/** The events of a world as the log would have recorded them: each alone in its stream, but for examinations. */
export function* recordedEvents(world: BenchWorld): Generator<RecordedEvent> {
  let position = 0;
  for (const event of world.events()) {
    yield {
      type: event.type,
      data: event.data,
      position,
      stream: streamOf(event),
      version: event.type === 'AssetExamined' ? 1 : 0,
      eventId: `01a203d8-b214-7e00-8000-${position.toString(16).padStart(12, '0')}`,
      schemaVersion: EVENT_SCHEMA_VERSIONS[event.type],
      occurredOn: event.type === 'CalibrationRecorded' ? event.data.performedOn : '2010-01-01',
      recordedAt: new Date(START_MS + Math.floor(position / EVENTS_PER_SECOND) * 1_000).toISOString(),
      actor: ACTOR,
    } as RecordedEvent;
    position += 1;
  }
}

function streamOf(event: DomainEvent): string {
  switch (event.type) {
    case 'OrganizationRegistered':
      return laboratoryStream(event.data.id);
    case 'AssetRegistered':
      return assetStream(event.data.kind, event.data.id);
    case 'AssetExamined':
      return assetStream('STANDARD', event.data.asset);
    case 'CalibrationRecorded':
      return certificateStream(event.data.id);
    default:
      throw new Error(`The bench world has no ${event.type}.`);
  }
}

/** Cuts any sequence into arrays of at most `size`. */
export function* inBatches<T>(items: Iterable<T>, size: number): Generator<T[]> {
  let batch: T[] = [];
  for (const item of items) {
    batch.push(item);
    if (batch.length === size) {
      yield batch;
      batch = [];
    }
  }
  if (batch.length > 0) yield batch;
}
