import { TOPIC_SETTINGS } from '@suyuan/contract';
import { ensureTopics, type BusLog, type TopicReport } from '@suyuan/messaging';

const DAY_MS = 86_400_000;

/**
 * Makes every topic of the contract that is not there yet, dead letters too. Nothing else makes topics.
 * @throws TopicMismatch when one exists with another number of partitions.
 */
export function makeTopics(brokers: string[], log?: BusLog): Promise<TopicReport> {
  const specs = TOPIC_SETTINGS.map(({ name, partitions, retentionMs }) => ({
    topic: name,
    partitions,
    retentionDays: retentionMs === -1 ? null : retentionMs / DAY_MS,
  }));
  return ensureTopics({ brokers, clientId: 'suyuan-topics', log }, specs);
}
