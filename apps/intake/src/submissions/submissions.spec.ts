// Goal: a submission over the bus does what the same body over HTTP does, and its sender is told under its id.
// Method: the intake on a log in memory and the in-process bus; offsets in a map; results read from the topic.
import { CommandBus } from '@nestjs/cqrs';
import { deadLetterTopic, TOPICS } from '@suyuan/contract';
import { InProcessBus, type IncomingMessage } from '@suyuan/messaging';
import { createLogger, TokenVerifier } from '@suyuan/platform';
import { until } from '../../../../test/support/until';
import { calibration, laboratory, scale } from '../testing/bodies';
import { IntakeHarness } from '../testing/intake-harness';
import { HearQuantities } from '../quantity/hear-quantities';
import { SubmissionConsumer } from './submission-consumer';
import { SubmissionOffsets } from './submission-offsets';

class OffsetsInMemory extends SubmissionOffsets {
  readonly saved = new Map<number, bigint>();

  override read = (): Promise<Map<number, bigint>> => Promise.resolve(new Map(this.saved));

  override save(_topic: string, partition: number, next: bigint): Promise<void> {
    this.saved.set(partition, next);
    return Promise.resolve();
  }
}

let intake: IntakeHarness;
let bus: InProcessBus;
let consumer: SubmissionConsumer;
let offsets: OffsetsInMemory;
let token: string;
const results: IncomingMessage[] = [];
const dead: IncomingMessage[] = [];

const newConsumer = (): SubmissionConsumer => {
  const verifier = intake.app.get(TokenVerifier, { strict: false });
  const commands = intake.app.get(CommandBus, { strict: false });
  return new SubmissionConsumer(
    bus,
    commands,
    verifier,
    intake.app.get(HearQuantities, { strict: false }),
    offsets,
    createLogger('test', 'silent'),
  );
};

const collect = (topic: string, into: IncomingMessage[]) =>
  bus.subscribe({
    topic,
    group: 'test',
    startOffsets: () => Promise.resolve(new Map()),
    handle: ({ messages }) => Promise.resolve(void into.push(...messages)),
  });

beforeAll(async () => {
  intake = await IntakeHarness.start();
  await intake.post('/v1/organizations', laboratory('lab'));
  await intake.post('/v1/assets', scale('scale', 'lab'));
  token = await intake.token('lab', 'lab');
  bus = new InProcessBus();
  offsets = new OffsetsInMemory();
  consumer = newConsumer();
  await consumer.start();
  await collect(TOPICS.submissionResults, results);
  await collect(deadLetterTopic(TOPICS.submissions), dead);
});
afterAll(async () => {
  await consumer.stop();
  await bus.close();
  await intake.stop();
});

/** Publishes one submission and waits for its result. */
async function submit(id: string, value: unknown, headers: Record<string, string> = {}) {
  const before = results.length;
  const message = {
    key: 'lab',
    headers: { ce_id: id, authorization: `Bearer ${token}`, ...headers },
    value: Buffer.from(typeof value === 'string' ? value : JSON.stringify(value)),
  };
  await bus.publish(TOPICS.submissions, [message]);
  await until(() => results.length > before);
  const result = results.at(-1)!;
  expect(result.key).toBe(id);
  // oxlint-disable-next-line typescript/no-explicit-any
  return JSON.parse(result.value.toString()) as any;
}

describe('a submission', () => {
  it('is recorded and answered with id and position', async () => {
    const body = { id: 'cert-1', ...calibration('1', 'lab', 'scale') };
    const result = await submit('s-1', { kind: 'calibration', body });
    expect(result).toEqual({
      submission: 's-1',
      outcome: 'ACCEPTED',
      id: 'cert-1',
      position: await intake.log.head(),
    });
  });
  it('sent again is answered alike and recorded once', async () => {
    const body = calibration('2', 'lab', 'scale');
    const first = await submit('s-2', { kind: 'calibration', body });
    const before = await intake.log.head();
    expect(await submit('s-2', { kind: 'calibration', body })).toEqual(first);
    expect(await intake.log.head()).toBe(before);
    const other = await submit('s-2', { kind: 'calibration', body: { ...body, certificateNumber: '3' } });
    expect(other).toMatchObject({
      outcome: 'REFUSED',
      problem: { status: 409, code: 'IDEMPOTENCY_MISMATCH' },
    });
  });
  it('that is refused is told why, with pointers into its body', async () => {
    const result = await submit('s-3', { kind: 'calibration', body: calibration('4', 'lab', 'nothing') });
    expect(result).toMatchObject({
      outcome: 'REFUSED',
      problem: { status: 422, code: 'UNKNOWN_INSTRUMENT', errors: [{ pointer: '/asset' }] },
    });
  });
  it.each([
    ['no JSON', '{', 'MALFORMED_JSON'],
    ['no known kind', { kind: 'asset', body: {} }, 'INVALID_REQUEST'],
    ['no body', { kind: 'calibration' }, 'BODY_REQUIRED'],
    ['a field of the wrong type', { kind: 'calibration', body: { issuer: 1 } }, 'INVALID_REQUEST'],
  ])('with %s is refused', async (_, value, code) => {
    expect(await submit('s-4', value)).toMatchObject({ outcome: 'REFUSED', problem: { status: 400, code } });
  });
  it('without a valid token, or for another laboratory, is refused', async () => {
    const value = { kind: 'calibration', body: calibration('5', 'lab', 'scale') };
    expect(await submit('s-5', value, { authorization: 'Bearer x' })).toMatchObject({
      problem: { status: 401 },
    });
    expect(await submit('s-5', value, { authorization: '' })).toMatchObject({ problem: { status: 401 } });
    const foreign = { kind: 'calibration', body: calibration('5', 'lab-b', 'scale') };
    expect(await submit('s-6', foreign)).toMatchObject({ problem: { code: 'NOT_YOUR_ORGANIZATION' } });
  });
  it('may do what the same body over HTTP may, and no more', async () => {
    await intake.post('/v1/organizations', laboratory('printer'));
    await intake.post('/v1/assets', scale('foreign', 'printer'));
    const copied = { transcribed: true, copy: { sha256: '0f'.repeat(32) } };
    const paper = (asset: string) => ({
      kind: 'calibration',
      body: { ...calibration('7', 'printer', asset), ...copied },
    });
    const enterprise = { authorization: `Bearer ${await intake.token('enterprise', 'lab')}` };
    expect(await submit('s-8', paper('scale'), enterprise)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(await submit('s-9', paper('foreign'), enterprise)).toMatchObject({
      problem: { code: 'NOT_YOUR_ORGANIZATION' },
    });
    const own = { kind: 'calibration', body: calibration('8', 'lab', 'scale') };
    expect(await submit('s-10', own, enterprise)).toMatchObject({ problem: { code: 'FORBIDDEN' } });
  });
  it('that nobody can be told of becomes a dead letter, without its token', async () => {
    const headers = { authorization: `Bearer ${token}` };
    await bus.publish(TOPICS.submissions, [{ key: 'k', headers, value: Buffer.from('{}') }]);
    await until(() => dead.length > 0);
    expect(dead[0]?.headers).toMatchObject({ dead_topic: TOPICS.submissions, dead_partition: '0' });
    expect(dead[0]?.headers.authorization).toBeUndefined();
  });
});

describe('a consumer that starts again', () => {
  it('goes on where the last one ended', async () => {
    const done = results.length;
    await until(() => offsets.saved.get(0) === BigInt(done + dead.length));
    await consumer.stop();
    consumer = newConsumer();
    await consumer.start();
    const value = { kind: 'calibration', body: calibration('6', 'lab', 'scale') };
    expect(await submit('s-7', value)).toMatchObject({ outcome: 'ACCEPTED' });
    expect(results.length).toBe(done + 1);
  });
});
