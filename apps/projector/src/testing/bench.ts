import { MemoryEventLog, type NewEvent, type StoredEvent } from '@suyuan/event-log';
import { TOPICS } from '@suyuan/contract';
import { MessageBus, toMessage, type OutgoingMessage } from '@suyuan/messaging';
import { HealthChecks, Metrics, SystemClock } from '@suyuan/platform';
import { migrateReadModel, PostgresReadModel, type ReadModel } from '@suyuan/read-model';
import { freshDatabase } from '../../../../test/support/postgres';
import { EventsConsumer } from '../projection/events-consumer';
import { ProjectorMetrics } from '../projection/projector-metrics';
import { ProjectorLog } from '../projector-log';

/** A read model in a database of its own. */
export async function freshReadModel() {
  const template = { name: 'read_model', prepare: migrateReadModel };
  const database = await freshDatabase('projector', { template });
  const readModel = await PostgresReadModel.connect(database.url);
  const end = async () => {
    await readModel.close();
    await database.drop();
  };
  return { readModel, end };
}

/** Remembers what the operator would read. */
export class RememberingLog extends ProjectorLog {
  readonly errors: object[] = [];
  info(): void {}
  warn(): void {}
  error(fields: object): void {
    this.errors.push(fields);
  }
}

export function consumerOn(bus: MessageBus, readModel: ReadModel) {
  const log = new RememberingLog();
  const metrics = new Metrics('test');
  const consumer = new EventsConsumer(bus, readModel, log, new ProjectorMetrics(metrics), new HealthChecks());
  return { consumer, log, metrics };
}

/** A log with two instruments, `a` moved three times and `b` once: positions 0 to 5, `a` at 0, 2, 3, 5. */
export async function movesLog(): Promise<{ log: MemoryEventLog; events: StoredEvent[] }> {
  const log = new MemoryEventLog(new SystemClock());
  const versions = new Map<string, number>();
  const append = async (asset: string, event: Pick<NewEvent, 'type' | 'data'>) => {
    const stream = `instrument-${asset}`;
    const expectedVersion = versions.get(stream) ?? -1;
    versions.set(stream, expectedVersion + 1);
    const events = [{ schemaVersion: 1, occurredOn: '2024-01-01', ...event }];
    const actor = { subject: 'tester', role: 'admin', organization: null };
    await log.append({ writes: [{ stream, expectedVersion, events }], actor });
  };
  const register = (id: string) => append(id, { type: 'AssetRegistered', data: assetData(id) });
  const move = (asset: string, day: number) => {
    const data = { id: `t-${day}`, asset, on: `2024-02-0${day}`, note: null, owner: `owner-${day}` };
    return append(asset, { type: 'AssetTransferred', data });
  };
  await register('a');
  await register('b');
  await move('a', 1);
  await move('a', 2);
  await move('b', 3);
  await move('a', 4);
  return { log, events: await log.read(0, 100) };
}

function assetData(id: string) {
  return {
    id,
    kind: 'INSTRUMENT',
    tier: 'WORKING',
    name: { zh: '天平' },
    manufacturer: null,
    model: null,
    serialNumber: '1',
    owner: 'owner-0',
    region: null,
    measurands: [],
    schemeLevel: null,
    usage: null,
    visibility: 'PUBLIC',
  };
}

/** The events as messages; `spoil` may damage one. */
export async function publish(
  bus: MessageBus,
  events: StoredEvent[],
  spoil: (message: OutgoingMessage, position: number) => OutgoingMessage = (message) => message,
): Promise<void> {
  await bus.publish(
    TOPICS.events,
    events.map((event) => spoil(toMessage(event), event.position)),
  );
}

export const ownerOf = async (readModel: ReadModel, asset: string): Promise<string | undefined> =>
  (await readModel.findAsset(asset, Number.MAX_SAFE_INTEGER))?.asset.owner;
