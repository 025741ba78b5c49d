import { join } from 'node:path';
import { EmbeddedPostgres, type Settings } from '@suyuan/platform';
import { migrateEventLog } from '@suyuan/event-log';
import { migrateReadModel } from '@suyuan/read-model';
import { freePort } from '../../../../deploy/child-server';
import { startKafka } from '../../../../deploy/kafka/launcher';
import { makeTopics } from '../../../../deploy/make-topics';
import { startRedis } from '../../../../deploy/redis/launcher';
import { Supervised } from './supervised';

/** Where the servers of the stack answer, whoever runs them. */
export interface ServerAddresses {
  databaseUrl: string;
  redisUrl: string;
  kafkaBrokers: string[];
}

/** What was started, to be stopped in the opposite order. */
export interface Opened {
  name: string;
  close: () => Promise<unknown>;
}

export type Say = (text: string) => void;

/** Brings up the servers that the settings do not name, and makes tables and topics. */
export async function openServers(
  settings: Settings,
  folder: string,
  opened: Opened[],
  say: Say,
): Promise<ServerAddresses> {
  const databaseUrl = settings.databaseUrl ?? (await openPostgres(folder, opened, say));
  say('bringing the tables up to date');
  await migrateEventLog(databaseUrl);
  await migrateReadModel(databaseUrl);
  const redisUrl = settings.redisUrl ?? (await openRedis(folder, opened, say));
  const kafkaBrokers = settings.kafkaBrokers ?? (await openKafka(folder, opened, say));
  const { made } = await makeTopics(kafkaBrokers);
  if (made.length > 0) say(`made ${made.length} topics`);
  return { databaseUrl, redisUrl, kafkaBrokers };
}

async function openPostgres(folder: string, opened: Opened[], say: Say): Promise<string> {
  say(`starting PostgreSQL in ${folder}`);
  const server = await EmbeddedPostgres.start({ dataDir: join(folder, 'postgres'), database: 'suyuan' });
  opened.push({ name: 'PostgreSQL', close: () => server.stop() });
  return server.url;
}

async function openRedis(folder: string, opened: Opened[], say: Say): Promise<string> {
  say('starting Redis');
  const port = await freePort();
  const launch = () => startRedis({ dataDir: join(folder, 'redis'), port });
  const redis = await Supervised.start('Redis', launch, say);
  opened.push({ name: 'Redis', close: () => redis.stop() });
  return `redis://127.0.0.1:${port}`;
}

async function openKafka(folder: string, opened: Opened[], say: Say): Promise<string[]> {
  const ports = { port: await freePort(), controllerPort: await freePort() };
  const launch = () => startKafka({ dataDir: join(folder, 'kafka'), ...ports, onProgress: say });
  const kafka = await Supervised.start('Apache Kafka', launch, say);
  opened.push({ name: 'Apache Kafka', close: () => kafka.stop() });
  return [`127.0.0.1:${ports.port}`];
}
