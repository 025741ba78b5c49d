import { ApiError, problemOf } from './problem';
import { readSession } from './session';

export type QueryValue = string | number | null | undefined;

/** A path with its query string; what is null, undefined or empty is left out. */
export function pathWith(path: string, query: Record<string, QueryValue>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    if (value !== null && value !== undefined && value !== '') search.set(name, String(value));
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

async function send(path: string, init: RequestInit): Promise<Response> {
  const headers = new Headers(init.headers);
  // Problems come in the reader's language.
  headers.set('accept-language', document.documentElement.lang);
  const session = readSession();
  if (session) headers.set('authorization', `Bearer ${session.token}`);
  let reply: Response;
  try {
    reply = await fetch(path, { ...init, headers });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') throw error;
    throw new ApiError({
      status: 0,
      code: 'NO_CONNECTION',
      title: '',
      detail: '',
      traceId: null,
      errors: [],
    });
  }
  if (reply.ok) return reply;
  const problem = problemOf(reply.status, reply.headers.get('content-type') ?? '', await reply.text());
  throw new ApiError({ ...problem, traceId: problem.traceId ?? reply.headers.get('x-trace-id') });
}

export async function getJson<T>(path: string, signal?: AbortSignal): Promise<T> {
  const reply = await send(path, { headers: { accept: 'application/json' }, signal });
  return (await reply.json()) as T;
}

export async function getCsv(path: string): Promise<Blob> {
  const reply = await send(path, { headers: { accept: 'text/csv' } });
  return reply.blob();
}

/** `key` makes a retry of the same submission return the first reply; null where nothing is recorded. */
export async function postJson<T>(path: string, body: unknown, key: string | null): Promise<T> {
  const headers = new Headers({ accept: 'application/json', 'content-type': 'application/json' });
  if (key !== null) headers.set('idempotency-key', key);
  const reply = await send(path, { method: 'POST', headers, body: JSON.stringify(body) });
  return (await reply.json()) as T;
}
