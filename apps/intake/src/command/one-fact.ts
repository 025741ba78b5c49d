import { idTaken, refused, type Decision, type DomainEventType } from '@suyuan/domain';
import type { Attempt } from './command-runner';
import type { StateReader } from './state-reader';

/** A fact that one command adds to a stream that is there already. */
export interface OneFact {
  command: string;
  id: string;
  /** What it is called where its id is taken. */
  what: string;
  type: DomainEventType;
  stream: string;
  location: string;
  decision: Decision;
}

/** The attempt that records it. Its id is taken once for its command: on another stream it is another fact. */
export async function recordOneFact(reader: StateReader, fact: OneFact): Promise<Attempt> {
  const { command, id, what, type, stream, location, decision } = fact;
  const key = `${command}/${id}`;
  const holder = reader.fresh ? await reader.claim(key) : null;
  const elsewhere = holder !== null && holder !== stream;
  return {
    decision: elsewhere ? refused([idTaken(what, id)]) : decision,
    streamOf: () => stream,
    claims: [{ key, stream }],
    id,
    location: () => location,
    recorded: () => ({ streams: [stream], types: [type] }),
  };
}
