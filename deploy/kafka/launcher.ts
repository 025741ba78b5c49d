import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { spawnSync } from 'node:child_process';
import { Kafka, logLevel } from 'kafkajs';
import { projectRoot } from '@suyuan/platform';
import { endStaleProcess, freePort, startChildServer, type ChildServer } from '../child-server';
import { resolveJars } from './jars';

/** Heap of the one-machine broker: it carries the demonstration and a laboratory, and leaves room for the rest. */
const HEAP = '-Xmx400m';

/** 5 s on two idle cores; a log that recovers after a kill on a busy machine takes longer. */
const START_TIMEOUT_MS = 120_000;

/** Asking a broker that is not up yet. */
const ASK_TIMEOUT_MS = 2_000;

export interface KafkaServer extends ChildServer {
  /** `host:port`, as KAFKA_BROKERS wants it. */
  brokers: string;
  controllerPort: number;
}

export interface KafkaOptions {
  /** Its log, its settings and its output; made when absent. */
  dataDir: string;
  /** Free ports when absent. */
  port?: number;
  controllerPort?: number;
  onProgress?: (text: string) => void;
}

/**
 * Starts one Apache Kafka broker on loopback without containers: jars by Maven, storage formatted once.
 * Resolves when a client gets its metadata.
 * @throws PartMissing without Java or Maven; Error with its output when it does not come up.
 */
export async function startKafka(options: KafkaOptions): Promise<KafkaServer> {
  const folder = resolve(options.dataDir);
  const onProgress = options.onProgress ?? (() => {});
  const jars = await resolveJars(onProgress);
  mkdirSync(folder, { recursive: true });
  await endStaleProcess(folder);
  const port = options.port ?? (await freePort());
  const controllerPort = options.controllerPort ?? (await freePort());
  const settings = writeSettings(folder, { port, controllerPort });
  const classpath = ['-cp', join(jars, '*')];
  if (!existsSync(join(folder, 'log', 'meta.properties'))) {
    onProgress('formatting the storage of Apache Kafka');
    format(classpath, settings);
  }
  onProgress('starting Apache Kafka');
  const server = await startChildServer({
    name: 'Apache Kafka',
    folder,
    command: 'java',
    args: [HEAP, '-Dorg.slf4j.simpleLogger.defaultLogLevel=warn', ...classpath, 'kafka.Kafka', settings],
    port,
    startTimeoutMs: START_TIMEOUT_MS,
    answers: answersMetadata,
  });
  return { ...server, controllerPort, brokers: `127.0.0.1:${port}` };
}

function writeSettings(folder: string, ports: { port: number; controllerPort: number }): string {
  const template = readFileSync(join(projectRoot(), 'deploy/kafka/server.properties'), 'utf8');
  const values: Record<string, string> = {
    port: String(ports.port),
    controllerPort: String(ports.controllerPort),
    logDir: join(folder, 'log'),
  };
  const settings = join(folder, 'server.properties');
  writeFileSync(
    settings,
    template.replace(/\$\{(\w+)\}/g, (whole, name: string) => values[name] ?? whole),
  );
  return settings;
}

function format(classpath: string[], settings: string): void {
  const args = [...classpath, 'kafka.tools.StorageTool', 'format', '-t', clusterId(), '-c', settings];
  const { status, stdout, stderr } = spawnSync('java', args, { encoding: 'utf8' });
  if (status !== 0) throw new Error(`Apache Kafka could not format its storage:\n${stdout}${stderr}`);
}

/** What `StorageTool random-uuid` makes: 16 random bytes in URL-safe base 64, not beginning with a hyphen. */
function clusterId(): string {
  for (;;) {
    const id = randomBytes(16).toString('base64url');
    if (!id.startsWith('-')) return id;
  }
}

async function answersMetadata(port: number): Promise<boolean> {
  const kafka = new Kafka({
    clientId: 'launcher',
    brokers: [`127.0.0.1:${port}`],
    logLevel: logLevel.NOTHING,
    connectionTimeout: ASK_TIMEOUT_MS,
    requestTimeout: ASK_TIMEOUT_MS,
    retry: { retries: 0 },
  });
  const admin = kafka.admin();
  try {
    await admin.connect();
    const { brokers, controller } = await admin.describeCluster();
    return brokers.length > 0 && controller !== null;
  } catch {
    return false;
  } finally {
    await admin.disconnect();
  }
}
