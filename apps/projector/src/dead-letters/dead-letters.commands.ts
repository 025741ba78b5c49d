import type { EventLog } from '@suyuan/event-log';
import { messageOf, ReadModel } from '@suyuan/read-model';
import { replayDeadLetter } from './replay-dead-letter';

/** Where a command writes lines: results to `out`, what went wrong to `err`. */
export interface Terminal {
  out: (line: string) => void;
  err: (line: string) => void;
}

/** `suyuan dead-letters list`: one line each, tab-separated. Returns the exit code. */
export async function listDeadLetters(parts: { readModel: ReadModel }, terminal: Terminal): Promise<number> {
  let cursor: string | null = null;
  let count = 0;
  do {
    const page = await parts.readModel.deadLetters({ limit: 100, cursor });
    for (const { position, stream, topic, partition, offset, deadAt, parked, reason } of page.items) {
      const place = `${topic}/${partition}/${offset}`;
      terminal.out([position ?? '-', stream, place, deadAt, `parked=${parked}`, oneLine(reason)].join('\t'));
    }
    count += page.items.length;
    cursor = page.next;
  } while (cursor !== null);
  terminal.err(count === 0 ? 'No dead letters.' : `${count} dead letter(s).`);
  return 0;
}

/** `suyuan dead-letters replay <position>`. Returns the exit code: 0 when the whole stream is up to date again. */
export async function replayDeadLetterCommand(
  parts: { log: EventLog; readModel: ReadModel },
  position: number,
  terminal: Terminal,
): Promise<number> {
  try {
    const { applied, dead } = await replayDeadLetter(parts, position);
    terminal.out(`Applied ${applied.length} event(s): ${applied.join(', ')}`);
    if (dead === null) return 0;
    terminal.err(`Position ${dead.position} is a dead letter now: ${oneLine(dead.reason)}`);
  } catch (error) {
    terminal.err(`Position ${position} was not replayed: ${oneLine(messageOf(error))}`);
  }
  return 1;
}

function oneLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}
