import type { Kafka } from 'kafkajs';
import type { BusLog } from './bus-log';
import type { SubscribeOptions } from './message-bus';

/** What the broker holds of a partition: the first offset, and the one the next message will get. */
interface Extent {
  low: bigint;
  high: bigint;
}

/**
 * Where to go on in each partition: the subscriber's own offset, drawn to what the broker holds.
 *
 * An offset below the broker's first one means that the messages between are gone by retention: go on at the
 * first. One beyond its last means that the broker lost the topic and it was filled again: begin at the first,
 * since the subscriber drops what it has seen, and skipping could lose what it has not.
 */
export async function findPlaces(
  how: { kafka: Kafka; log?: BusLog },
  options: Pick<SubscribeOptions, 'topic' | 'group' | 'startOffsets'>,
): Promise<Map<number, bigint>> {
  const [own, extents] = await Promise.all([options.startOffsets(), readExtents(how.kafka, options.topic)]);
  const places = new Map<number, bigint>();
  for (const [partition, { low, high }] of extents) {
    const wanted = own.get(partition) ?? low;
    const place = wanted < low || wanted > high ? low : wanted;
    if (place !== wanted) {
      const fields = { topic: options.topic, group: options.group, partition, wanted: String(wanted) };
      how.log?.warn({ ...fields, place: String(place) }, 'the broker does not hold the offset to go on from');
    }
    places.set(partition, place);
  }
  return places;
}

export async function readExtents(kafka: Kafka, topic: string): Promise<Map<number, Extent>> {
  const admin = kafka.admin();
  await admin.connect();
  try {
    const offsets = await admin.fetchTopicOffsets(topic);
    return new Map(
      offsets.map(({ partition, low, high }) => [partition, { low: BigInt(low), high: BigInt(high) }]),
    );
  } finally {
    await admin.disconnect();
  }
}
