import type { Caller } from '@suyuan/platform';

/** Where a command came from: HTTP or Kafka. */
export interface Origin {
  caller: Caller;
  /** What is called, with its path parameters: `POST /v1/assets/scale-7/lifecycle`. */
  target: string;
  /** The sender's own name of this request; a retry with the same one gets the first reply. */
  idempotencyKey: string | null;
  /** Trace id of the request, recorded with its events. */
  correlationId: string | null;
}

/** A command on its way to its handler: the validated body as plain data, and the path's id where it has one. */
export abstract class CommandRequest<Body> {
  readonly body: Body;

  constructor(
    body: Body,
    readonly origin: Origin,
    /** The id in the path: of the organization, scope, asset or certificate; empty where there is none. */
    readonly on: string = '',
  ) {
    this.body = withoutNulls(body);
  }

  /** What a retry is recognised by: kept for ever as a digest, so that it says nothing of persons. */
  get recognisedBy(): unknown {
    return this.body;
  }
}

/**
 * What the sender gets: 201 for a new fact, 200 for one that was recorded before, both with its `id`; 202 for a
 * proposal that waits for somebody else.
 */
export interface CommandReply {
  status: 200 | 201 | 202;
  location: string;
  body: { position: number } & Record<string, unknown>;
}

/**
 * A copy as plain objects in which what is null is absent: the two mean the same, so they must be recorded and
 * compared alike.
 */
export function withoutNulls<T>(value: T): T {
  return JSON.parse(JSON.stringify(value, (_, inner: unknown) => (inner === null ? undefined : inner))) as T;
}
