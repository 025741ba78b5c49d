import { EVENT_SCHEMA_VERSIONS, type DomainEventType } from '@suyuan/domain';
import { EVENT_SCHEMAS } from './event-schemas';
import { exampleOf } from './example-of';
import { text, type JsonSchema } from './json-schema';
import { describedMessage } from './message';

/** Headers of an event: CloudEvents 1.0, Kafka binding, binary mode, and our extensions. */
export const EVENT_HEADERS: Record<string, JsonSchema> = {
  ce_specversion: { const: '1.0' },
  ce_id: { ...text, description: 'UUIDv7 of the event.' },
  ce_source: {
    ...text,
    pattern: '/event-log$',
    description:
      'Whose log it is: SUYUAN_SOURCE of the deployment (`/suyuan` unless it is set) and `/event-log`. Streams and positions are those of this log.',
  },
  ce_time: {
    ...text,
    format: 'date-time',
    description: 'The day on which it happened in the world, as its first instant in China.',
  },
  ce_recordedtime: { ...text, format: 'date-time', description: 'When the log recorded it.' },
  ce_subject: { ...text, description: 'The stream; also the key of the message.' },
  ce_suyuanposition: { ...text, pattern: '^\\d+$', description: 'Position in the log.' },
  ce_suyuanversion: { ...text, pattern: '^\\d+$', description: 'Version in the stream.' },
  ce_suyuanactor: { ...text, description: 'JSON: subject, role, organization.' },
  'content-type': { const: 'application/json' },
};

export const OPTIONAL_EVENT_HEADERS: Record<string, JsonSchema> = {
  ce_correlationid: text,
  ce_causationid: text,
  traceparent: text,
};

/** `CalibrationRecorded` -> `suyuan.calibration-recorded`, as `ce_type` has it. */
export function cloudEventType(type: DomainEventType): string {
  return `suyuan.${type.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase()}`;
}

export function eventMessage(type: DomainEventType): Record<string, unknown> {
  return describedMessage({
    name: type,
    key: 'Stream id.',
    headers: {
      ...EVENT_HEADERS,
      ce_type: { const: cloudEventType(type) },
      ce_schemaversion: { const: String(EVENT_SCHEMA_VERSIONS[type]) },
    },
    optionalHeaders: OPTIONAL_EVENT_HEADERS,
    payload: { $ref: `#/components/schemas/${type}` },
    example: eventExample(type),
  });
}

/** The headers and the data of an event of the type. */
export function eventExample(type: DomainEventType): { headers: Record<string, string>; payload: unknown } {
  return {
    headers: {
      ce_specversion: '1.0',
      ce_id: '019c1d1e-7c00-7000-8000-000000000001',
      ce_source: '/suyuan/event-log',
      ce_type: cloudEventType(type),
      ce_time: '2026-02-01T00:00:00+08:00',
      ce_recordedtime: '2026-02-02T01:30:00.000Z',
      ce_subject: 'example-1',
      ce_suyuanposition: '5120',
      ce_suyuanversion: '0',
      ce_suyuanactor: '{"organization":"lab-one","role":"lab","subject":"wang"}',
      ce_schemaversion: String(EVENT_SCHEMA_VERSIONS[type]),
      'content-type': 'application/json',
    },
    payload: exampleOf(EVENT_SCHEMAS[type]),
  };
}
