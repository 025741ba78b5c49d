import type { JsonObject } from './to-openapi-31';

export const PROBLEM_TYPE = 'application/problem+json';

/** What of an operation decides how it may be refused. */
interface Operation {
  /** A token is asked for. */
  guarded: boolean;
  /** An id stands in the path. */
  named: boolean;
  hasBody: boolean;
  /** Recorded once under an Idempotency-Key. */
  writes: boolean;
  /** Of the API itself, which rests on stores that may be away. */
  stored: boolean;
}

interface Refusal {
  status: number;
  description: string;
  /** Sent with Retry-After. */
  later?: true;
  of: (operation: Operation) => boolean;
}

const always = (): boolean => true;

/** How the frame that all routes share may refuse; what a route refuses by itself, it declares. */
const REFUSALS: readonly Refusal[] = [
  { status: 400, description: 'Not valid: every bad field with its JSON Pointer.', of: always },
  { status: 401, description: 'No token, or none that is good here.', of: ({ guarded }) => guarded },
  { status: 403, description: 'Not for this role or organization.', of: ({ guarded }) => guarded },
  { status: 404, description: 'Not known, or not shown to who asks.', of: ({ named }) => named },
  {
    status: 409,
    description: 'Contradicts what is recorded, or the Idempotency-Key was used with another body.',
    of: ({ writes }) => writes,
  },
  { status: 413, description: 'The body is too large.', of: ({ hasBody }) => hasBody },
  { status: 415, description: 'The body is not JSON in UTF-8.', of: ({ hasBody }) => hasBody },
  { status: 429, description: 'Too many requests.', later: true, of: always },
  { status: 503, description: 'Not now; ask again.', later: true, of: ({ stored }) => stored },
];

const RETRY_AFTER: JsonObject = {
  'Retry-After': {
    description: 'Seconds after which to ask again.',
    schema: { type: 'integer', minimum: 1 },
  },
};

const PROBLEM: JsonObject = { [PROBLEM_TYPE]: { schema: { $ref: '#/components/schemas/ProblemReply' } } };

/** The replies of an operation: its own, those of the frame, and the form of a problem where none is stated. */
export function withRefusals(path: string, operation: JsonObject): JsonObject {
  const own = (operation.responses ?? {}) as Record<string, JsonObject>;
  const facts = factsOf(path, operation);
  const refusals = REFUSALS.filter((refusal) => refusal.of(facts)).map(({ status, description, later }) => [
    status,
    { description, ...(later ? { headers: RETRY_AFTER } : {}) },
  ]);
  const all: Record<string, JsonObject> = {
    ...(Object.fromEntries(refusals) as Record<string, JsonObject>),
    ...own,
    default: own.default ?? { description: 'Anything else that is not a success.' },
  };
  return Object.fromEntries(
    Object.entries(all).map(([status, reply]) => [
      status,
      isProblem(status) ? { ...reply, content: reply.content ?? PROBLEM } : reply,
    ]),
  );
}

function factsOf(path: string, operation: JsonObject): Operation {
  const parameters = (operation.parameters ?? []) as { in: string; name: string }[];
  return {
    guarded: Array.isArray(operation.security) && operation.security.length > 0,
    named: parameters.some((parameter) => parameter.in === 'path'),
    hasBody: operation.requestBody !== undefined,
    writes: parameters.some(({ name }) => name === 'Idempotency-Key'),
    stored: path.startsWith('/v1/'),
  };
}

function isProblem(status: string): boolean {
  return status === 'default' || Number(status) >= 400;
}
