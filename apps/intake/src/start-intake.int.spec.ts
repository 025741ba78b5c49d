// Goal: the intake alone, as the distributed profile runs it: a command lands in PostgreSQL and on Kafka, a
// submission is answered, and after a restart both go on. Method: real servers of the test run.
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TOPIC_SETTINGS, TOPICS } from '@suyuan/contract';
import { ensureTopics, KafkaBus, type IncomingMessage } from '@suyuan/messaging';
import { newId, readSettings, type Settings } from '@suyuan/platform';
import { sharedKafka } from '../../../test/support/kafka';
import { freshDatabase, type FreshDatabase } from '../../../test/support/postgres';
import { SERVER_START_TIMEOUT_MS } from '../../../test/support/test-run';
import { until } from '../../../test/support/until';
import { startIntake, type Intake } from './start-intake';
import { calibration, laboratory, scale } from './testing/bodies';

jest.setTimeout(SERVER_START_TIMEOUT_MS);

const folder = mkdtempSync(join(tmpdir(), 'suyuan-intake-'));
// Other suites share the broker: everything of this one is found by its own mark.
const mark = newId();
const lab = `lab-${mark}`;
const asset = `scale-${mark}`;

let database: FreshDatabase;
let settings: Settings;
let intake: Intake;
let bus: KafkaBus;
const seen: IncomingMessage[] = [];

beforeAll(async () => {
  const { brokers } = await sharedKafka();
  const connection = { brokers, clientId: 'test' };
  await ensureTopics(
    connection,
    TOPIC_SETTINGS.map(({ name, partitions }) => ({
      topic: name,
      partitions,
      replicationFactor: 1,
      retentionDays: null,
    })),
  );
  database = await freshDatabase('intake');
  settings = readSettings({
    DATABASE_URL: database.url,
    KAFKA_BROKERS: brokers.join(','),
    SUYUAN_DATA_DIR: folder,
    SUYUAN_DEV_TOKENS: 'on',
    INTAKE_PORT: '0',
    LOG_LEVEL: 'silent',
  });
  intake = await startIntake(settings);
  bus = new KafkaBus(connection);
  for (const topic of [TOPICS.events, TOPICS.submissionResults]) {
    await bus.subscribe({
      topic,
      group: newId(),
      startOffsets: () => Promise.resolve(new Map()),
      handle: ({ messages }) => Promise.resolve(void seen.push(...messages)),
    });
  }
});
afterAll(async () => {
  await bus.close();
  await intake.stop();
  await database.drop();
  rmSync(folder, { recursive: true, force: true });
});

async function post(path: string, body: unknown, token = ''): Promise<Response> {
  const headers = { 'content-type': 'application/json', authorization: `Bearer ${token}` };
  return fetch(new URL(path, intake.url), { method: 'POST', headers, body: JSON.stringify(body) });
}

async function tokenOf(role: string, organization?: string): Promise<string> {
  const response = await post('/dev/tokens', { role, organization });
  return ((await response.json()) as { token: string }).token;
}

async function find(matches: (message: IncomingMessage) => boolean): Promise<IncomingMessage> {
  await until(() => seen.some(matches), 'the message came');
  return seen.find(matches) as IncomingMessage;
}

async function submit(number: string): Promise<Record<string, unknown>> {
  const id = `${mark}-${number}`;
  const token = await tokenOf('lab', lab);
  const value = Buffer.from(JSON.stringify({ kind: 'calibration', body: calibration(number, lab, asset) }));
  const headers = { ce_id: id, authorization: `Bearer ${token}` };
  await bus.publish(TOPICS.submissions, [{ key: lab, headers, value }]);
  const result = await find(({ topic, key }) => topic === TOPICS.submissionResults && key === id);
  return JSON.parse(result.value.toString()) as Record<string, unknown>;
}

describe('the intake alone', () => {
  it('is ready once its log and its bus are', async () => {
    expect((await fetch(new URL('/readyz', intake.url))).status).toBe(200);
  });
  it('publishes what it records', async () => {
    const admin = await tokenOf('admin');
    expect((await post('/v1/organizations', laboratory(lab), admin)).status).toBe(201);
    expect((await post('/v1/assets', scale(asset, lab), admin)).status).toBe(201);
    const event = await find(({ key }) => key === `instrument-${asset}`);
    expect(event.headers).toMatchObject({ ce_type: 'suyuan.asset-registered', ce_suyuanposition: '1' });
  });
  it('answers a submission', async () => {
    expect(await submit('1')).toMatchObject({ outcome: 'ACCEPTED', position: 2 });
  });
  it('goes on after a restart', async () => {
    await intake.stop();
    intake = await startIntake(settings);
    expect(await submit('2')).toMatchObject({ outcome: 'ACCEPTED', position: 3 });
    await find(
      ({ headers }) => headers.ce_suyuanposition === '3' && headers.ce_type === 'suyuan.calibration-recorded',
    );
    const results = seen.filter(
      ({ topic, key }) => topic === TOPICS.submissionResults && key.startsWith(mark),
    );
    expect(results).toHaveLength(2);
  });
});
