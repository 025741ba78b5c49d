import { EventLog, MemoryEventLog, type NewEvent } from '@suyuan/event-log';
import { newId, SystemClock } from '@suyuan/platform';
import { RelayStore } from './relay-store';

/** The store of relays that share a process in a test: one runs, the others wait in line. */
export class MemoryRelayStore extends RelayStore {
  readonly positions = new Map<string, number>();
  private readonly lines = new Map<string, Promise<unknown>>();
  /** Called before the position moves; a throw is a crash between publishing and storing. */
  beforeAdvance: () => void = () => {};

  async readRelayPosition(name: string): Promise<number> {
    return this.positions.get(name) ?? 0;
  }

  async advanceRelayPosition(name: string, expectedNext: number, next: number): Promise<boolean> {
    this.beforeAdvance();
    if ((this.positions.get(name) ?? 0) !== expectedNext) return false;
    this.positions.set(name, next);
    return true;
  }

  async withRelayLock<T>(
    name: string,
    work: (lost: AbortSignal) => Promise<T>,
    stop?: AbortSignal,
  ): Promise<T | null> {
    const before = this.lines.get(name) ?? Promise.resolve();
    let leave: () => void = () => {};
    const left = new Promise<void>((resolve) => (leave = resolve));
    this.lines.set(
      name,
      before.then(() => left),
    );
    try {
      await Promise.race([
        before,
        new Promise((resolve) => stop?.addEventListener('abort', resolve, { once: true })),
      ]);
      return stop?.aborted ? null : await work(new AbortController().signal);
    } finally {
      leave();
    }
  }
}

/** A log in memory, and the way to fill it. */
export function testLog(): { log: EventLog; append: (count: number) => Promise<void> } {
  const log = new MemoryEventLog(new SystemClock());
  const event: NewEvent = {
    type: 'AssetRegistered',
    schemaVersion: 1,
    occurredOn: '2026-01-05',
    data: { id: 'a' },
  };
  const append = async (count: number) => {
    for (let made = 0; made < count; made += 1) {
      const stream = `instrument-${newId()}`;
      await log.append({
        writes: [{ stream, expectedVersion: -1, events: [event] }],
        actor: { subject: 'ana', role: 'lab', organization: 'lab-1' },
      });
    }
  };
  return { log, append };
}
