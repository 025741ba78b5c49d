import { join } from 'node:path';
import { startKafka, type KafkaServer } from '../../deploy/kafka/launcher';
import { oncePerRun, runFolder } from './test-run';

/** A broker of the test run, started when first asked for. Its folder and ports are its own. */
export async function sharedKafka(): Promise<{ brokers: string[] }> {
  return oncePerRun('kafka', async (dataDir) => ({ brokers: [(await startKafka({ dataDir })).brokers] }));
}

let made = 0;

/** A broker for one suite alone, which may kill it; `again` starts it on the same data and ports. */
export async function ownKafka(): Promise<{ server: KafkaServer; again: () => Promise<KafkaServer> }> {
  const dataDir = join(runFolder(), `kafka-${process.pid}-${(made += 1)}`);
  const server = await startKafka({ dataDir });
  const { port, controllerPort } = server;
  return { server, again: () => startKafka({ dataDir, port, controllerPort }) };
}
