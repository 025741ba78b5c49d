import type { EventLog } from '@suyuan/event-log';
import { toMessage, type InProcessBus } from '@suyuan/messaging';

/**
 * In one process the event log itself is the topic of events: its positions are the offsets, nothing is copied, and
 * a subscriber that was away reads on from the log. Returns the way to stop telling subscribers of new events.
 */
export function serveLogAsTopic(log: EventLog, bus: InProcessBus, topic: string): () => void {
  bus.attachSource(topic, {
    read: async (fromOffset, limit) => {
      const events = await log.read(Number(fromOffset), limit);
      return events.map((event) => toMessage(event, bus.sources));
    },
  });
  return log.onAppended(() => bus.notify(topic));
}
