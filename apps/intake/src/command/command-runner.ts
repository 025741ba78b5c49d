import {
  EVENT_SCHEMA_VERSIONS,
  occurredOn,
  type CommandContext,
  type Decision,
  type DomainEvent,
  type DomainEventType,
} from '@suyuan/domain';
import {
  EventLog,
  type AppendRequest,
  type Disclosure,
  type StoredEvent,
  type StreamWrite,
} from '@suyuan/event-log';
import { civilDateOf, Clock, lastDayNotAhead, ProblemError } from '@suyuan/platform';
import { Injectable } from '@nestjs/common';
import { demandLiving } from '../jurisdiction/owners';
import { digestOf, scopedKey } from './idempotency';
import { denyRole, type CommandName } from './policy';
import { contentionProblem, denialProblem, logProblem, mismatchProblem, refusalProblem } from './problems';
import type { CommandReply, CommandRequest, Origin } from './request';
import { StateStore, type StateReader } from './state-reader';
import { Turns } from './turns';

/** Tries at one command while others change what it rests on. Rivals in this process take turns, so few are needed. */
export const MAX_ATTEMPTS = 8;

/** What one attempt at a command came to. */
export interface Attempt {
  decision: Decision;
  /** The stream that takes an event. */
  streamOf: (event: DomainEvent) => string;
  /** Names to be taken with the events. */
  claims?: { key: string; stream: string }[];
  /** Persons whom the events name by pseudonyms that are new. */
  disclosures?: readonly Disclosure[];
  /** The id of what was made. */
  id: string;
  /** Address of the resource with this id. */
  location: (id: string) => string;
  /** Further fields of the reply. */
  extra?: (id: string) => Record<string, unknown>;
  /** What is recorded is a proposal that waits for somebody else: 202, and its reply has no `id` of a fact. */
  waits?: boolean;
  /** Where and as what the fact with this id is recorded, for the reply when it was recorded before. */
  recorded: (id: string) => { streams: string[]; types: readonly DomainEventType[] };
}

/** An attempt that did not come to a reply; `contested` is the stream that a rival was quicker to write, if that was it. */
interface Lost {
  contested: string | null;
}

/** `waits` is left out where it is false: replies were stored before there were proposals. */
type StoredReply = { location: string; id: string; extra: Record<string, unknown>; waits?: true };

/** Load, decide, append: the one way in which every command goes. */
@Injectable()
export class CommandRunner {
  private readonly store: StateStore;
  /** By stream: commands that lost it to a rival write it one after the other. */
  private readonly turns = new Turns();

  constructor(
    private readonly log: EventLog,
    private readonly clock: Clock,
  ) {
    this.store = new StateStore(log);
  }

  /** What a command needs to know of its moment and its giver. */
  context({ caller }: Origin): CommandContext {
    const { subject, role, organization } = caller;
    return { today: lastDayNotAhead(this.clock.now()), actor: { subject, role, organization } };
  }

  /** What is recorded now, for what is asked and not decided. */
  reader(): StateReader {
    return this.store.reader(true);
  }

  /** The present instant, for what lapses. */
  now(): Date {
    return this.clock.now();
  }

  /**
   * Runs a command to its reply. The first attempt trusts cached states; what it cannot append is tried again on
   * fresh ones, so nobody is refused for what this process did not know yet. Throws ProblemError.
   */
  async handle(
    name: CommandName,
    request: CommandRequest<unknown>,
    attempt: (reader: StateReader) => Promise<Attempt>,
  ): Promise<CommandReply> {
    const { caller } = request.origin;
    const denial = denyRole(caller, name);
    if (denial) throw denialProblem(denial);
    const { today } = this.context(request.origin);
    try {
      return await this.untilDecided(request, async (reader) => {
        await demandLiving(reader, caller, today);
        return attempt(reader);
      });
    } catch (error) {
      throw logProblem(error);
    }
  }

  private async untilDecided(
    request: CommandRequest<unknown>,
    attempt: (reader: StateReader) => Promise<Attempt>,
  ): Promise<CommandReply> {
    const key = scopedKey(request.origin);
    const idempotency = key === null ? null : { key, digest: digestOf(request.recognisedBy) };
    let contested: string | null = null;
    for (let tries = 0; tries < MAX_ATTEMPTS; tries += 1) {
      if (tries === 1 && idempotency) {
        const first = await this.firstReply(idempotency);
        if (first) return first;
      }
      const inTurn = contested !== null;
      const once = (): Promise<CommandReply | Lost> =>
        this.tryOnce(this.store.reader(tries > 0), attempt, request.origin, idempotency, inTurn);
      const outcome: CommandReply | Lost =
        contested === null ? await once() : await this.turns.take(contested, once);
      if ('status' in outcome) return outcome;
      contested ??= outcome.contested;
    }
    throw contentionProblem();
  }

  private async tryOnce(
    reader: StateReader,
    attempt: (reader: StateReader) => Promise<Attempt>,
    origin: Origin,
    idempotency: { key: string; digest: string } | null,
    inTurn: boolean,
  ): Promise<CommandReply | Lost> {
    let made: Attempt;
    try {
      made = await attempt(reader);
    } catch (error) {
      if (error instanceof ProblemError && !reader.fresh) return { contested: null };
      throw error;
    }
    const { decision } = made;
    if (decision.outcome === 'REPEATED') {
      // What the key was answered first may be another thing: a proposal that was approved since.
      const first = idempotency && (await this.firstReply(idempotency));
      return first ?? this.repeatedReply(decision.id, made);
    }
    if (decision.outcome === 'REFUSED') {
      if (!reader.fresh) return { contested: null };
      throw refusalProblem(decision.refusals);
    }
    const reply: StoredReply = {
      id: made.id,
      location: made.location(made.id),
      extra: made.extra?.(made.id) ?? {},
      ...(made.waits ? { waits: true } : {}),
    };
    const appended = this.appendRequest(made, decision.events, reader, origin);
    const taken = appended.writes.find(({ stream }) => this.turns.isTaken(stream));
    if (taken && !inTurn) return { contested: taken.stream };
    const result = await this.log.append({
      ...appended,
      ...(idempotency ? { idempotency: { ...idempotency, reply } } : {}),
    });
    switch (result.outcome) {
      case 'APPENDED':
        for (const { stream, expectedVersion } of appended.writes) {
          const events = decision.events.filter((event) => made.streamOf(event) === stream);
          this.store.advance(stream, expectedVersion, events);
        }
        return createdReply(reply, result.position);
      case 'REPLAYED':
        return createdReply(result.reply as StoredReply, result.position);
      case 'IDEMPOTENCY_MISMATCH':
        throw mismatchProblem();
      case 'VERSION_CONFLICT':
        return { contested: appended.writes[0]?.stream ?? null };
      case 'CLAIM_TAKEN':
        return { contested: null };
    }
  }

  /** Events in their order, grouped by stream; every other stream that was looked at guards the decision. */
  private appendRequest(
    made: Attempt,
    events: readonly DomainEvent[],
    reader: StateReader,
    { caller, correlationId }: Origin,
  ): AppendRequest {
    const recordedOn = civilDateOf(this.clock.now());
    const writes = new Map<string, StreamWrite>();
    for (const event of events) {
      const stream = made.streamOf(event);
      const write = writes.get(stream) ?? {
        stream,
        expectedVersion: reader.versions.get(stream) ?? -1,
        events: [],
      };
      const schemaVersion = EVENT_SCHEMA_VERSIONS[event.type];
      const { type, data } = event;
      write.events.push({ type, schemaVersion, occurredOn: occurredOn(event, recordedOn), data });
      writes.set(stream, write);
    }
    const guards = [...reader.versions]
      .filter(([stream]) => !writes.has(stream))
      .map(([stream, expectedVersion]) => ({ stream, expectedVersion }));
    const { subject, role, organization } = caller;
    return {
      writes: [...writes.values()],
      guards,
      claims: made.claims ?? [],
      disclosures: made.disclosures ?? [],
      actor: { subject, role, organization },
      correlationId,
    };
  }

  private async firstReply(idempotency: { key: string; digest: string }): Promise<CommandReply | null> {
    const first = await this.log.findReply(idempotency.key);
    if (!first) return null;
    if (first.digest !== idempotency.digest) throw mismatchProblem();
    return createdReply(first.reply as StoredReply, first.position);
  }

  /** The reply of the first time, with status 200: its position is that of the last event it appended. */
  private async repeatedReply(id: string, made: Attempt): Promise<CommandReply> {
    const { streams, types } = made.recorded(id);
    const events = [...(await this.log.readStreams(streams)).values()].flat();
    const positions = events.filter((event) => isPartOf(event, id, types)).map((event) => event.position);
    const reply = { id, location: made.location(id), extra: made.extra?.(id) ?? {} };
    const first = createdReply({ ...reply, ...(made.waits ? { waits: true } : {}) }, Math.max(...positions));
    return made.waits ? first : { ...first, status: 200 };
  }
}

function createdReply({ id, location, extra, waits }: StoredReply, position: number): CommandReply {
  if (waits) return { status: 202, location, body: { ...extra, position } };
  return { status: 201, location, body: { id, position, ...extra } };
}

/** The events that a fact was recorded by: its own, and those on other streams that name it as their cause. */
function isPartOf({ type, data }: StoredEvent, id: string, types: readonly string[]): boolean {
  const { id: own, nonconformity, replacedBy } = data as Record<string, unknown>;
  return (types.includes(type) && own === id) || nonconformity === id || replacedBy === id;
}
