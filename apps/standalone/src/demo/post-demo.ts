import type { DemoRequest } from './requests';
import { demoRequests } from './demo-requests';

export interface DemoReply {
  status: number;
  /** The parsed JSON body, whatever it is. */
  body: unknown;
}

/** How a request reaches the API: over the network, or injected into an app. */
export type DemoSender = (request: {
  method: 'POST';
  path: string;
  headers: Record<string, string>;
  body: unknown;
}) => Promise<DemoReply>;

export interface PostDemoOptions {
  /** Told after every request; `done` of `total`. */
  progress?: (done: number, total: number, request: DemoRequest) => void;
}

/** Longer than any reply takes on a machine that is just starting; then the start fails with a reason. */
export const DEMO_REPLY_TIMEOUT_MS = 60_000;

/**
 * Posts the demonstration one request after the other, with tokens of the development issuer. Ids and idempotency
 * keys are fixed, so posting it again, or the rest after a break, changes nothing. Throws an Error with the code
 * and detail of the refusal when a request is refused. Returns the position of the last event.
 */
export async function postDemo(target: string | DemoSender, options: PostDemoOptions = {}): Promise<number> {
  const send = typeof target === 'string' ? httpSender(target) : target;
  const requests = demoRequests();
  const tokens = new Map<string, Promise<string>>();
  let position = 0;
  for (const [index, request] of requests.entries()) {
    const holder = `${request.role} ${request.organization}`;
    const token = tokens.get(holder) ?? fetchToken(send, request);
    tokens.set(holder, token);
    const second = (): Promise<string> => fetchToken(send, request, SECOND_PERSON);
    position = Math.max(position, await postOne(send, request, await token, second));
    options.progress?.(index + 1, requests.length, request);
  }
  return position;
}

/** Who approves what takes two people; everything else is given by nobody in particular. */
const SECOND_PERSON = 'demo-second-person';

async function postOne(
  send: DemoSender,
  request: DemoRequest,
  token: string,
  second: () => Promise<string>,
): Promise<number> {
  const { method, path, body, idempotencyKey } = request;
  const what = `${method} ${path} (${body.id})`;
  const headers = { authorization: `Bearer ${token}`, 'idempotency-key': idempotencyKey };
  let reply = await send({ method, path, headers, body });
  if (reply.status === 202) {
    const approval = `/v1/proposals/${String((reply.body as { proposal?: unknown }).proposal)}/approvals`;
    reply = await send({
      method,
      path: approval,
      headers: { authorization: `Bearer ${await second()}` },
      body: {},
    });
  }
  if (reply.status !== 200 && reply.status !== 201) throw refusedError(what, reply);
  const { position } = (reply.body ?? {}) as { position?: unknown };
  if (typeof position !== 'number') throw new Error(`the demonstration got no position from ${what}`);
  return position;
}

async function fetchToken(
  send: DemoSender,
  { role, organization }: DemoRequest,
  subject?: string,
): Promise<string> {
  const path = '/dev/tokens';
  const reply = await send({ method: 'POST', path, headers: {}, body: { role, organization, subject } });
  const { token } = (reply.body ?? {}) as { token?: unknown };
  if (reply.status >= 300 || typeof token !== 'string') throw refusedError(`POST ${path} for ${role}`, reply);
  return token;
}

function refusedError(what: string, { status, body }: DemoReply): Error {
  const problem = (body ?? {}) as { code?: unknown; detail?: unknown; errors?: unknown };
  const said = [problem.code, problem.detail].filter((part) => typeof part === 'string').join(': ');
  const errors = Array.isArray(problem.errors) ? ` ${JSON.stringify(problem.errors)}` : '';
  return new Error(`the demonstration was refused at ${what}: ${status} ${said}${errors}`);
}

/** Sends over HTTP with JSON bodies. */
export function httpSender(baseUrl: string): DemoSender {
  if (!/^https?:/.test(baseUrl) || !URL.canParse(baseUrl)) {
    throw new Error(`'${baseUrl}' is no address; expected one such as http://127.0.0.1:3000`);
  }
  return async ({ path, headers, body }) => {
    const response = await fetch(new URL(path, baseUrl), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(DEMO_REPLY_TIMEOUT_MS),
    }).catch((error: unknown) => {
      const { cause } = error as { cause?: { code?: string; message?: string } };
      throw new Error(
        `nothing answers at ${baseUrl} (${cause?.code ?? cause?.message ?? String(error)}); is the product running there?`,
      );
    });
    const text = await response.text();
    return { status: response.status, body: parsed(text) };
  };
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return { detail: text.slice(0, 200) };
  }
}
