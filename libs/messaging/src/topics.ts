import { kafkaClient, type KafkaConnection } from './kafka-client';

export interface TopicSpec {
  topic: string;
  partitions: number;
  /** Left out: REPLICAS_WANTED, or one per broker where there are fewer. */
  replicationFactor?: number;
  /** Days a message is kept; null for ever. */
  retentionDays: number | null;
}

export interface TopicReport {
  made: string[];
  /** Were there already. Their settings are not touched. */
  found: string[];
}

/** A topic that exists with another number of partitions: keys would change partition, so order would break. */
export class TopicMismatch extends Error {
  constructor(
    readonly topic: string,
    readonly wanted: number,
    readonly actual: number,
  ) {
    super(
      `topic ${topic} has ${actual} partitions, not ${wanted}; the number must not change once keys are in it`,
    );
    this.name = 'TopicMismatch';
  }
}

/** Three replicas bear the loss of one broker and stay writable. */
export const REPLICAS_WANTED = 3;

const DAY_MS = 86_400_000;

/** Kafka's word for keeping messages for ever. */
const FOR_EVER = '-1';

/**
 * Makes the topics that are not there. It is the only maker of topics, run by a command: brokers and clients
 * are set never to make one by accident.
 * @throws TopicMismatch when one exists with another number of partitions.
 */
export async function ensureTopics(connection: KafkaConnection, specs: TopicSpec[]): Promise<TopicReport> {
  const admin = kafkaClient(connection).admin();
  await admin.connect();
  try {
    const there = new Set(await admin.listTopics());
    const missing = specs.filter(({ topic }) => !there.has(topic));
    if (missing.length > 0) {
      const { brokers } = await admin.describeCluster();
      const replicas = Math.min(REPLICAS_WANTED, brokers.length);
      // False when another process made one of them at the same moment, which is as good.
      await admin.createTopics({
        topics: missing.map((spec) => topicConfig(spec, replicas)),
        waitForLeaders: true,
      });
    }
    const { topics } = await admin.fetchTopicMetadata({ topics: specs.map(({ topic }) => topic) });
    for (const { topic, partitions } of specs) {
      const actual = topics.find(({ name }) => name === topic)?.partitions.length ?? 0;
      if (actual !== partitions) throw new TopicMismatch(topic, partitions, actual);
    }
    const made = new Set(missing.map(({ topic }) => topic));
    return { made: [...made], found: specs.map(({ topic }) => topic).filter((topic) => !made.has(topic)) };
  } finally {
    await admin.disconnect();
  }
}

function topicConfig({ topic, partitions, retentionDays, ...rest }: TopicSpec, replicas: number) {
  const replicationFactor = rest.replicationFactor ?? replicas;
  const retention = retentionDays === null ? FOR_EVER : String(retentionDays * DAY_MS);
  return {
    topic,
    numPartitions: partitions,
    replicationFactor,
    configEntries: [
      { name: 'cleanup.policy', value: 'delete' },
      { name: 'retention.ms', value: retention },
      { name: 'retention.bytes', value: FOR_EVER },
      // An acknowledged message survives the loss of one replica where there are three.
      { name: 'min.insync.replicas', value: String(Math.max(1, replicationFactor - 1)) },
    ],
  };
}
