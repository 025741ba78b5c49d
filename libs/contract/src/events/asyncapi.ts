import type { DomainEventType } from '@suyuan/domain';
import { CONTRACT_VERSION } from '../openapi/openapi';
import { deadLetterTopic, TOPIC_SETTINGS, TOPICS } from '../topics';
import { eventMessage } from './event-messages';
import { EVENT_SCHEMAS } from './event-schemas';
import { OTHER_MESSAGES } from './other-messages';

type Document = Record<string, unknown>;

/** Which messages travel on which topic. */
function messagesOf(topic: string): string[] {
  switch (topic) {
    case TOPICS.events:
      return Object.keys(EVENT_SCHEMAS);
    case TOPICS.submissions:
      return ['Submission'];
    case TOPICS.submissionResults:
      return ['SubmissionResult'];
    case deadLetterTopic(TOPICS.events):
      return ['DeadEvent'];
    case deadLetterTopic(TOPICS.submissions):
      return ['DeadSubmission'];
    default:
      throw new RangeError(`It is not known what travels on ${topic}.`);
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

/** The AsyncAPI 3 document: every topic with its messages, each with its headers, its schema and an example. */
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
      description: `Facts are CloudEvents 1.0 in binary mode, ordered per stream. What cannot be read goes to ${deadLetterTopic('<topic>')} with the reason.`,
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
