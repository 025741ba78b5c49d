import { randomBytes } from 'node:crypto';
import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { PostgresEventLog } from '@suyuan/event-log';
import { createLogger, HealthChecks, openIdentity, SystemClock, type Settings } from '@suyuan/platform';
import { endStaleProcess } from '../../../../deploy/child-server';
import { fillWithDemonstration } from '../demonstration';
import { sayProgress } from '../progress';
import { createFrontDoor } from './front-door';
import { isReady } from './readiness';
import { openServers, type Opened, type Say } from './servers';
import { openServices, type RunningService, type ServiceName } from './services';
import { takeFolder } from './take-folder';

/** The running distributed profile. */
export interface StackHandle {
  /** The front door, such as `http://127.0.0.1:3000`. */
  url: string;
  services: Record<ServiceName, RunningService>;
  /** Stops the front door, then the services, then the servers that were started here. */
  stop(): Promise<void>;
}

/**
 * Brings up what the settings do not name (PostgreSQL, Redis, Apache Kafka), the three services as processes of
 * their own, and the front door in this one. What was opened before a failure is closed again.
 */
export async function runStack(settings: Settings, say: Say = sayProgress): Promise<StackHandle> {
  // Not the folder of the standalone profile: offsets of its log and of Kafka are not the same thing.
  const folder = join(settings.dataDir, 'stack');
  await mkdir(folder, { recursive: true });
  const opened: Opened[] = [];
  const stop = async (): Promise<void> => {
    for (const { name, close } of opened.splice(0).reverse()) {
      say(`stopping ${name}`);
      await close();
    }
  };
  try {
    opened.push({ name: 'the launcher', close: takeFolder(folder) });
    // Left over from a launcher that was killed: they would hold the ports and work beside the new ones.
    for (const name of ['query', 'projector', 'intake']) await endStaleProcess(join(folder, name));
    const addresses = await openServers(settings, folder, opened, say);
    const wasEmpty = await logIsEmpty(addresses.databaseUrl);
    // Every process of this machine can reach the services; only the door can tell them who its client is.
    const own = { ...settings, dataDir: folder, doorKey: randomBytes(32).toString('base64url') };
    const services = await openServices(own, addresses, opened, say);
    const health = new HealthChecks();
    const url = await openFrontDoor(own, services, health, opened);
    await fillWithDemonstration({ url, isEmpty: async () => wasEmpty, health }, own);
    say(`output of the services: ${join(folder, '{intake,projector,query}', 'output.log')}`);
    say(`Suyuan 溯源 is ready: ${url}`);
    return { url, services, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function openFrontDoor(
  settings: Settings,
  { intake, projector, query }: Record<ServiceName, RunningService>,
  health: HealthChecks,
  opened: Opened[],
): Promise<string> {
  for (const { name, url } of [intake, projector, query]) health.register(name, () => isReady(url));
  const logger = createLogger('suyuan-front-door', settings.logLevel);
  const { trustedProxies, doorKey } = settings;
  // The services have made the key of the development issuer by now, where there is one.
  const { verifier } = await openIdentity(settings, new SystemClock());
  const door = await createFrontDoor({
    intakeUrl: intake.url,
    queryUrl: query.url,
    health,
    logger,
    trustedProxies,
    doorKey,
    verifier,
  });
  opened.push({ name: 'the front door', close: () => door.close() });
  const port = await door.listen(settings.port, settings.host);
  const host = settings.host.includes(':') ? `[${settings.host}]` : settings.host;
  return `http://${host}:${port}`;
}

async function logIsEmpty(url: string): Promise<boolean> {
  const log = new PostgresEventLog({ url, clock: new SystemClock(), onError: () => undefined });
  try {
    return (await log.head()) === -1;
  } finally {
    await log.close();
  }
}
