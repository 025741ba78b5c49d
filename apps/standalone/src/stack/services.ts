import { join } from 'node:path';
import { projectRoot, type Settings } from '@suyuan/platform';
import { freePort, startChildServer } from '../../../../deploy/child-server';
import { isAlive, isReady } from './readiness';
import type { Opened, Say, ServerAddresses } from './servers';
import { Supervised } from './supervised';

/** Migrations, the connection to Kafka and the load of the graph come before a service is ready. */
const READY_TIMEOUT_MS = 120_000;

/** A process of Node that has begun to listen; on a busy machine the code takes its time to load. */
const START_TIMEOUT_MS = 120_000;

const LOOK_AGAIN_MS = 200;

/** The services behind the front door, in the way of the data. */
export type ServiceName = 'intake' | 'projector' | 'query';

/** Only this machine speaks to them: the front door is the address for others. */
const LOOPBACK = '127.0.0.1';

export interface RunningService {
  name: ServiceName;
  url: string;
  pid: () => number;
}

/** Starts the three services as processes of their own and waits until each says that it is ready. */
export async function openServices(
  settings: Settings,
  addresses: ServerAddresses,
  opened: Opened[],
  say: Say,
): Promise<Record<ServiceName, RunningService>> {
  const folder = settings.dataDir;
  const ports: Record<ServiceName, number> = {
    intake: settings.intakePort || (await freePort()),
    projector: await freePort(),
    query: settings.queryPort || (await freePort()),
  };
  const env = environmentOf(settings, addresses, ports);
  const start = async (name: ServiceName): Promise<RunningService> => {
    say(`starting ${name} on port ${ports[name]}`);
    const url = `http://${LOOPBACK}:${ports[name]}`;
    const supervised = await Supervised.start(name, () => launch(name, ports[name], env, folder), say);
    opened.push({ name, close: () => supervised.stop() });
    await untilReady(name, url);
    return { name, url, pid: () => supervised.pid };
  };
  const intake = await start('intake');
  // The projector makes the tables that the query side reads.
  const projector = await start('projector');
  return { intake, projector, query: await start('query') };
}

function environmentOf(
  settings: Settings,
  { databaseUrl, redisUrl, kafkaBrokers }: ServerAddresses,
  ports: Record<ServiceName, number>,
): NodeJS.ProcessEnv {
  return {
    ...process.env,
    HOST: LOOPBACK,
    INTAKE_PORT: String(ports.intake),
    PROJECTOR_PORT: String(ports.projector),
    QUERY_PORT: String(ports.query),
    DATABASE_URL: databaseUrl,
    REDIS_URL: redisUrl,
    KAFKA_BROKERS: kafkaBrokers.join(','),
    // The services share the key of the development issuer.
    SUYUAN_DATA_DIR: settings.dataDir,
    SUYUAN_DEV_TOKENS: settings.devTokens ? 'on' : 'off',
    // They believe their door, by its key, and no address.
    TRUST_PROXY: 'off',
    SUYUAN_DOOR_KEY: settings.doorKey ?? '',
    SUYUAN_ROOT: projectRoot(),
    LOG_LEVEL: settings.logLevel,
  };
}

function launch(name: ServiceName, port: number, env: NodeJS.ProcessEnv, folder: string) {
  const built = join(projectRoot(), 'dist/apps');
  const own = join(folder, name);
  return startChildServer({
    name,
    folder: own,
    command: process.execPath,
    args: [
      '--enable-source-maps',
      '--require',
      join(built, 'standalone/src/stack/follow-parent.js'),
      join(built, name, 'src/main.js'),
      // Not read by the service: a process left over is known by it.
      own,
    ],
    port,
    env,
    follows: true,
    startTimeoutMs: START_TIMEOUT_MS,
    answers: () => isAlive(`http://${LOOPBACK}:${port}`),
  });
}

async function untilReady(name: ServiceName, url: string): Promise<void> {
  const end = Date.now() + READY_TIMEOUT_MS;
  while (!(await isReady(url))) {
    if (Date.now() > end) throw new Error(`${name} runs but does not become ready: see ${url}/readyz`);
    await new Promise((resolve) => setTimeout(resolve, LOOK_AGAIN_MS));
  }
}
