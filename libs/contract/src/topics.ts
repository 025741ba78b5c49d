/** The topics of the national backbone. Their names are part of the contract. */
export const TOPICS = {
  /** Facts, key = stream id. */
  events: 'suyuan.events.v1',
  /** Commands of laboratory systems that prefer Kafka to HTTP; key = issuer. */
  submissions: 'suyuan.submissions.v1',
  /** What became of each submission; key = its `ce_id`. */
  submissionResults: 'suyuan.submission-results.v1',
} as const;

/** Topics that the service itself reads: only there can a message turn out to be one that cannot be handled. */
export const CONSUMED_TOPICS: readonly string[] = [TOPICS.events, TOPICS.submissions];

/** Where messages go that could not be handled, with the reason. */
export function deadLetterTopic(topic: string): string {
  return `${topic}.dead`;
}

/** Streams are spread over so many partitions: room for as many consumers of one group as a province needs. */
export const EVENT_PARTITIONS = 6;

const DAY_MS = 86_400_000;

export interface TopicSettings {
  name: string;
  partitions: number;
  /** -1: for ever. */
  retentionMs: number;
}

/** Every topic that must exist, those of dead letters too. Replication is the cluster's matter. */
export const TOPIC_SETTINGS: readonly TopicSettings[] = [
  // The log is the truth; the topic is kept whole so that a new read model can be fed from it.
  { name: TOPICS.events, partitions: EVENT_PARTITIONS, retentionMs: -1 },
  { name: TOPICS.submissions, partitions: EVENT_PARTITIONS, retentionMs: 30 * DAY_MS },
  { name: TOPICS.submissionResults, partitions: EVENT_PARTITIONS, retentionMs: 30 * DAY_MS },
].flatMap((topic) => [
  topic,
  // Kept until somebody has looked: nothing refused is dropped.
  ...(CONSUMED_TOPICS.includes(topic.name)
    ? [{ name: deadLetterTopic(topic.name), partitions: 1, retentionMs: -1 }]
    : []),
]);
