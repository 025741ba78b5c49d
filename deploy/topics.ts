import { readSettings, SettingsError } from '@suyuan/platform';
import { makeTopics } from './make-topics';

/** Wrong settings, as with most programs; 1 is any other failure. */
const USAGE_EXIT_CODE = 2;

/** The command that makes the topics: `KAFKA_BROKERS=host:9092 node dist/deploy/topics.js`. Safe to repeat. */
async function main(): Promise<void> {
  try {
    const { kafkaBrokers } = readSettings(process.env);
    if (kafkaBrokers === null) throw new SettingsError('KAFKA_BROKERS', 'expected where the Apache Kafka is');
    const { made, found } = await makeTopics(kafkaBrokers);
    for (const topic of made) process.stdout.write(`made ${topic}\n`);
    for (const topic of found) process.stdout.write(`found ${topic}\n`);
  } catch (error) {
    process.stderr.write(`suyuan: ${error instanceof Error ? error.message : String(error)}\n`);
    process.exitCode = error instanceof SettingsError ? USAGE_EXIT_CODE : 1;
  }
}

void main();
