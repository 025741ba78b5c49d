import type { DomainEvent } from './events';
import type { RefusalCode } from './refusals';
import type { CivilDate } from './vocabulary';

/** Why a command is impossible or not permitted: data, never an exception. */
export interface Refusal {
  code: RefusalCode;
  /** JSON Pointer (RFC 6901) into the request body: `/results/0/points/2/expandedUncertainty`; `` is the body. */
  pointer: string;
  /** What is wrong and what would be accepted, in English; the registry has the text for people. */
  detail: string;
  params?: Record<string, string>;
}

/** What an aggregate answers to a command. */
export type Decision<E extends DomainEvent = DomainEvent> =
  /** The events that follow. */
  | { outcome: 'ACCEPTED'; events: E[] }
  /** The same fact is recorded already, as `id`: nothing follows, and that is no fault. */
  | { outcome: 'REPEATED'; id: string }
  /** Every refusal that applies. */
  | { outcome: 'REFUSED'; refusals: Refusal[] };

/** Who gave the command, as the token said. */
export interface Actor {
  subject: string;
  role: string;
  organization: string | null;
}

/** What every command carries besides its body: the domain has no clock and makes no ids. */
export interface CommandContext {
  /** The last civil date (Asia/Shanghai) that is not in the future, clock skew allowed for. */
  today: CivilDate;
  actor: Actor;
}

export function accepted<E extends DomainEvent>(...events: E[]): Decision<E> {
  return { outcome: 'ACCEPTED', events };
}

export function repeated(id: string): { outcome: 'REPEATED'; id: string } {
  return { outcome: 'REPEATED', id };
}

export function refused(refusals: Refusal[]): { outcome: 'REFUSED'; refusals: Refusal[] } {
  return { outcome: 'REFUSED', refusals };
}

/** What an aggregate requires of a command: reads as a sentence, returns what it refuses, and nothing when it is content. */
export type Requirement<Input> = (input: Input) => Refusal[];

/** Asks every requirement, so that a sender learns all that is wrong at once; accepts with the events when none refuses. */
export function decideBy<Input, E extends DomainEvent>(
  requirements: readonly Requirement<Input>[],
  input: Input,
  events: () => E[],
): Decision<E> {
  const refusals = requirements.flatMap((requirement) => requirement(input));
  return refusals.length > 0 ? refused(refusals) : accepted(...events());
}

/** A refusal without parameters. */
export function refusal(code: RefusalCode, pointer: string, detail: string): Refusal {
  return { code, pointer, detail };
}

/** An id the client chose is taken by another fact of the same sort. */
export function idTaken(what: string, id: string): Refusal {
  return { code: 'DUPLICATE_ID', pointer: '/id', detail: `another ${what} has the id ${id}`, params: { id } };
}
