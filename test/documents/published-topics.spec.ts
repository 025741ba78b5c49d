// Goal: the AsyncAPI document tells of the topics that are really written and read, and of messages as they really are.
// Method: topics as the source names them; messages as the envelope and the submissions' consumer make and take them.
import { CommandBus } from '@nestjs/cqrs';
import {
  asyncApiDocument,
  BODY_EXAMPLES,
  CONSUMED_TOPICS,
  deadLetterTopic,
  EVENT_SCHEMAS,
  TOPICS,
} from '@suyuan/contract';
import {
  deadLetterMessage,
  fromMessage,
  InProcessBus,
  toMessage,
  type IncomingMessage,
} from '@suyuan/messaging';
import { createLogger, TokenVerifier } from '@suyuan/platform';
import { HearQuantities } from '../../apps/intake/src/quantity/hear-quantities';
import { SubmissionConsumer } from '../../apps/intake/src/submissions/submission-consumer';
import type { SubmissionOffsets } from '../../apps/intake/src/submissions/submission-offsets';
import { IntakeHarness } from '../../apps/intake/src/testing/intake-harness';
import { until } from '../support/until';
import { isTest, sourceFiles, textOf } from '../tidy/source-files';
import { faultsOf } from './json-schema-faults';

type Json = Record<string, unknown>;

interface Example {
  headers: Record<string, string>;
  payload: Json;
}

interface Message {
  headers: { properties: Json; required: string[] };
  payload: { schema: Json };
  bindings: { kafka: { key: { description: string } } };
  examples: Example[];
}

const document = asyncApiDocument() as {
  channels: Record<string, { address: string; messages: Json }>;
  components: { messages: Record<string, Message>; schemas: Record<string, Json> };
};
const { messages, schemas } = document.components;

function messageOf(name: string): Message & { example: Example } {
  const message = messages[name];
  const example = message?.examples[0];
  if (!message || !example) throw new Error(`${name} has no example`);
  return { ...message, example };
}

function schemaOf({ payload: { schema } }: Message): Json {
  const { $ref } = schema as { $ref?: string };
  return $ref === undefined ? schema : (schemas[$ref.split('/').at(-1) ?? ''] ?? {});
}

/** Where a message differs from its description. */
function differences(name: string, headers: Json, payload: unknown): string[] {
  const message = messageOf(name);
  return [...faultsOf(headers, message.headers), ...faultsOf(payload, schemaOf(message))];
}

describe('the topics', () => {
  const product = sourceFiles()
    .filter((file) => file.startsWith('apps/') && !isTest(file))
    .map(textOf);
  const named = (pattern: RegExp): string[] => {
    const keys = product.flatMap((source) => [...source.matchAll(pattern)].map(([, key]) => String(key)));
    return [...new Set(keys)].map((key) => TOPICS[key as keyof typeof TOPICS]).toSorted();
  };

  it('are all written or read by an app', () => {
    expect(named(/\bTOPICS\.(\w+)/g)).toEqual(Object.values(TOPICS).toSorted());
  });

  it('that are read are those with dead letters', () => {
    expect(named(/\btopic: TOPICS\.(\w+),\s*group:/g)).toEqual(CONSUMED_TOPICS.toSorted());
  });

  it('are the channels, and nothing else is', () => {
    const expected = [...Object.values(TOPICS), ...CONSUMED_TOPICS.map(deadLetterTopic)];
    expect(Object.keys(document.channels).toSorted()).toEqual(expected.toSorted());
    const travelling = Object.values(document.channels).flatMap((channel) => Object.keys(channel.messages));
    expect(travelling.toSorted()).toEqual(Object.keys(messages).toSorted());
  });

  it('of dead letters carry the headers that they are made with', () => {
    const nothing = { topic: '', partition: 0, offset: 0n, key: '', headers: {}, value: Buffer.alloc(0) };
    const made = Object.keys(deadLetterMessage(nothing, '', '').headers).toSorted();
    for (const name of ['DeadEvent', 'DeadSubmission'])
      expect(messageOf(name).headers.required.toSorted()).toEqual(made);
  });
});

describe('the messages', () => {
  it.each(Object.keys(messages))('%s has an example as it is described', (name) => {
    const { headers, payload } = messageOf(name).example;
    expect(differences(name, headers, payload)).toEqual([]);
  });

  it.each(Object.keys(EVENT_SCHEMAS))('%s is read and written by the envelope', (type) => {
    const { headers, payload } = messageOf(type).example;
    const value = Buffer.from(JSON.stringify(payload));
    const event = fromMessage({ key: headers.ce_subject ?? '', headers, value });
    expect(event.type).toBe(type);
    expect(toMessage(event).headers).toEqual(headers);
    const traced = toMessage({
      ...event,
      correlationId: '0af7651916cd43dd8448eb211c80319c',
      causationId: 'c',
    });
    expect(Object.keys(traced.headers).length).toBe(Object.keys(headers).length + 3);
    expect(differences(type, traced.headers, payload)).toEqual([]);
  });
});

describe('a submission', () => {
  let intake: IntakeHarness;
  let bus: InProcessBus;
  let consumer: SubmissionConsumer;

  beforeAll(async () => {
    intake = await IntakeHarness.start();
    bus = new InProcessBus();
    const offsets: SubmissionOffsets = {
      read: () => Promise.resolve(new Map()),
      save: () => Promise.resolve(),
    };
    const verifier = intake.app.get(TokenVerifier, { strict: false });
    const commands = intake.app.get(CommandBus, { strict: false });
    consumer = new SubmissionConsumer(
      bus,
      commands,
      verifier,
      intake.app.get(HearQuantities, { strict: false }),
      offsets,
      createLogger('test', 'silent'),
    );
    await consumer.start();
  });

  afterAll(async () => {
    await consumer.stop();
    await bus.close();
    await intake.stop();
  });

  /** What comes on a topic from its beginning, as soon as there is so much of it. */
  const arrived = async (topic: string, count: number): Promise<IncomingMessage[]> => {
    const seen: IncomingMessage[] = [];
    await bus.subscribe({
      topic,
      group: 'test',
      startOffsets: () => Promise.resolve(new Map()),
      handle: (batch) => Promise.resolve(void seen.push(...batch.messages)),
    });
    await until(() => seen.length >= count);
    return seen;
  };

  const send = async (more: Record<string, string>, without: string[] = []): Promise<void> => {
    const { headers, payload } = messageOf('Submission').example;
    const sent = Object.fromEntries(
      Object.entries({ ...headers, ...more }).filter(([header]) => !without.includes(header)),
    );
    const value = Buffer.from(JSON.stringify(payload));
    await bus.publish(TOPICS.submissions, [{ key: 'of-the-sender', headers: sent, value }]);
  };

  it('is answered under its own id, whatever its key, as the document says', async () => {
    const authorization = `Bearer ${await intake.token('lab', 'lab-one')}`;
    await intake.post('/v1/organizations', BODY_EXAMPLES.RegisterOrganizationBody);
    await intake.post('/v1/assets', { ...BODY_EXAMPLES.RegisterAssetBody, id: 'scale-15kg' });
    await send({ authorization });
    await send({ ce_id: 'stranger' });
    const results = await arrived(TOPICS.submissionResults, 2);
    expect(results.map(({ key }) => key)).toEqual([
      messageOf('Submission').example.headers.ce_id,
      'stranger',
    ]);
    expect(messageOf('SubmissionResult').bindings.kafka.key.description).toContain(
      '`ce_id` of the submission',
    );
    const values = results.map(({ value }) => JSON.parse(value.toString()) as Json);
    // The token of the example is nobody's.
    expect(values.map(({ outcome }) => outcome)).toEqual(['ACCEPTED', 'REFUSED']);
    for (const [index, { headers }] of results.entries())
      expect(differences('SubmissionResult', headers, values[index])).toEqual([]);
  });

  it('without an id is a dead letter without its token', async () => {
    await send({}, ['ce_id']);
    const [letter] = await arrived(deadLetterTopic(TOPICS.submissions), 1);
    const payload: unknown = JSON.parse(String(letter?.value));
    expect(differences('DeadSubmission', letter?.headers ?? {}, payload)).toEqual([]);
    expect(payload).toEqual(messageOf('Submission').example.payload);
  });
});
