import { EVENT_SCHEMA_VERSIONS, type DomainEventType } from '@suyuan/domain';
import { CONTRACT_VERSION } from '../openapi/openapi';
import { deadLetterTopic, TOPIC_SETTINGS, TOPICS } from '../topics';
import { EVENT_SCHEMAS } from './event-schemas';
import { text, type JsonSchema } from './json-schema';

const SCHEMA_FORMAT = 'application/schema+json;version=draft-2020-12';

/** Headers of an event: CloudEvents 1.0, Kafka binding, binary mode, and our extensions. */
const EVENT_HEADERS: Record<string, JsonSchema> = {
  ce_specversion: { const: '1.0' },
  ce_id: { ...text, description: 'UUIDv7 of the event.' },
  ce_source: text,
  ce_time: { ...text, format: 'date-time', description: 'When it happened in the world.' },
  ce_recordedtime: { ...text, format: 'date-time', description: 'When the log recorded it.' },
  ce_subject: { ...text, description: 'The stream; also the key of the message.' },
  ce_suyuanposition: { ...text, pattern: '^\\d+$', description: 'Position in the log.' },
  ce_suyuanversion: { ...text, pattern: '^\\d+$', description: 'Version in the stream.' },
  ce_suyuanactor: { ...text, description: 'JSON: subject, role, organization.' },
};

const OPTIONAL_HEADERS: Record<string, JsonSchema> = {
  ce_correlationid: text,
  ce_causationid: text,
  traceparent: text,
};

/** `CalibrationRecorded` -> `suyuan.calibration-recorded`, as `ce_type` has it. */
export function cloudEventType(type: DomainEventType): string {
  return `suyuan.${type.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase()}`;
}

type Document = Record<string, unknown>;

function eventMessage(type: DomainEventType): Document {
  const version = String(EVENT_SCHEMA_VERSIONS[type]);
  const properties = {
    ...EVENT_HEADERS,
    ce_type: { const: cloudEventType(type) },
    ce_schemaversion: { const: version },
    'content-type': { const: 'application/json' },
  };
  return {
    name: type,
    title: type,
    contentType: 'application/json',
    headers: {
      type: 'object',
      properties: { ...properties, ...OPTIONAL_HEADERS },
      required: Object.keys(properties),
    },
    payload: { schemaFormat: SCHEMA_FORMAT, schema: { $ref: `#/components/schemas/${type}` } },
    bindings: { kafka: { key: { ...text, description: 'Stream id.' } } },
  };
}

/** A message that is no event: JSON under a key. */
function jsonMessage(name: string, key: string, summary: string): Document {
  return {
    name,
    title: name,
    summary,
    contentType: 'application/json',
    payload: { schemaFormat: SCHEMA_FORMAT, schema: { type: 'object' } },
    bindings: { kafka: { key: { ...text, description: key } } },
  };
}

const OTHER_MESSAGES: Record<string, Document> = {
  Submission: jsonMessage(
    'Submission',
    'Issuer of the certificate.',
    'A command with its body, as over HTTP.',
  ),
  SubmissionResult: jsonMessage('SubmissionResult', 'Key of the submission.', 'The reply, or the problem.'),
  Assessment: jsonMessage('Assessment', 'Asset id.', 'The validity or trace verdict of an asset changed.'),
  DeadLetter: {
    ...jsonMessage(
      'DeadLetter',
      'Key of the message.',
      'What could not be handled, as it came, with the reason.',
    ),
    payload: { schemaFormat: SCHEMA_FORMAT, schema: {} },
  },
};

/** Which messages travel on which topic. */
function messagesOf(topic: string): string[] {
  switch (topic) {
    case TOPICS.events:
      return Object.keys(EVENT_SCHEMAS);
    case TOPICS.submissions:
      return ['Submission'];
    case TOPICS.submissionResults:
      return ['SubmissionResult'];
    case TOPICS.assessments:
      return ['Assessment'];
    default:
      return ['DeadLetter'];
  }
}

function channel({ name, partitions, retentionMs }: (typeof TOPIC_SETTINGS)[number]): Document {
  const messages = messagesOf(name).map((message) => [message, { $ref: `#/components/messages/${message}` }]);
  return {
    address: name,
    messages: Object.fromEntries(messages) as Document,
    bindings: {
      kafka: { topic: name, partitions, topicConfiguration: { 'retention.ms': retentionMs } },
    },
  };
}

/** The AsyncAPI 3 document: every topic with its messages, each event type with its JSON Schema. */
export function asyncApiDocument(): Document {
  const receives = (topic: string): boolean => topic === TOPICS.submissions;
  const channels = TOPIC_SETTINGS.map((topic) => [topic.name, channel(topic)] as const);
  const operations = TOPIC_SETTINGS.map(({ name }) => [
    `${receives(name) ? 'receive' : 'send'}:${name}`,
    { action: receives(name) ? 'receive' : 'send', channel: { $ref: `#/channels/${pointerToken(name)}` } },
  ]);
  const events = (Object.keys(EVENT_SCHEMAS) as DomainEventType[]).map((type) => [type, eventMessage(type)]);
  return {
    asyncapi: '3.0.0',
    info: {
      title: 'Suyuan 溯源',
      version: CONTRACT_VERSION,
      description: `Facts are CloudEvents 1.0 in binary mode, ordered per stream. What fails goes to ${deadLetterTopic('<topic>')}.`,
      license: { name: 'Apache-2.0' },
    },
    defaultContentType: 'application/json',
    channels: Object.fromEntries(channels) as Document,
    operations: Object.fromEntries(operations) as Document,
    components: {
      messages: { ...(Object.fromEntries(events) as Document), ...OTHER_MESSAGES },
      schemas: EVENT_SCHEMAS,
    },
  };
}

function pointerToken(name: string): string {
  return name.replaceAll('~', '~0').replaceAll('/', '~1');
}
