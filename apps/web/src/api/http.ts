import type { Draft } from './drafts';
import type { paths } from './generated';
import { learnNames } from './names';
import { ApiError, problemOf } from './problem';
import { readSession } from './session';

type Path<Method extends string> = {
  [P in keyof paths]: Method extends keyof paths[P] ? P : never;
}[keyof paths];
export type AskedPath = Path<'get'>;
export type PostedPath = Path<'post'>;

interface Json<T> {
  content: { 'application/json': T };
}

export type Answer<P extends AskedPath> = paths[P] extends { get: { responses: { 200: Json<infer T> } } }
  ? T
  : never;

type Written<P extends PostedPath> = paths[P] extends { post: { responses: { 201: Json<infer T> } } }
  ? T
  : paths[P] extends { post: { responses: { 200: Json<infer T> } } }
    ? T
    : never;

type DraftOf<P extends PostedPath> = paths[P] extends { post: { requestBody: Json<infer Body> } }
  ? Draft<Body>
  : never;

export type QueryValue = string | number | null | undefined;

/** The parameters of a question by their names; their values come from addresses and forms, and the service judges them. */
export type Query<P extends AskedPath> = paths[P] extends { get: { parameters: { query?: infer Q } } }
  ? { [Name in keyof Q]?: QueryValue | readonly string[] }
  : never;

/** The id where the path has a place for one. */
type Placed<P> = P extends `${string}{id}${string}` ? { id: string } : { id?: never };

/** A path with its query string; what is null, undefined or empty is left out, and a list is one for each. */
export function pathWith(path: string, query: Record<string, QueryValue | readonly string[]>): string {
  const search = new URLSearchParams();
  for (const [name, value] of Object.entries(query)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== '') search.append(name, String(each));
    }
  }
  const text = search.toString();
  return text === '' ? path : `${path}?${text}`;
}

const placed = (path: string, id = '') => path.replace('{id}', encodeURIComponent(id));

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

type Asking<P extends AskedPath> = Placed<P> & { query?: Query<P>; signal?: AbortSignal };

const addressOf = <P extends AskedPath>(path: P, { id, query }: Asking<P>) =>
  pathWith(placed(path, id), { ...query });

export async function getJson<P extends AskedPath>(path: P, asking: Asking<P>): Promise<Answer<P>> {
  const { signal } = asking;
  const reply = await send(addressOf(path, asking), { headers: { accept: 'application/json' }, signal });
  const answer = (await reply.json()) as Answer<P>;
  learnNames(answer);
  return answer;
}

export async function getCsv<P extends AskedPath>(path: P, asking: Asking<P>): Promise<Blob> {
  const reply = await send(addressOf(path, asking), { headers: { accept: 'text/csv' } });
  return reply.blob();
}

type Posting<P extends PostedPath> = Placed<P> & { body: DraftOf<P>; key: string | null };

/** `key` makes a retry of the same submission return the first reply; null where nothing is recorded. */
export async function postJson<P extends PostedPath>(
  path: P,
  { id, body, key }: Posting<P>,
): Promise<Written<P>> {
  const headers = new Headers({ accept: 'application/json', 'content-type': 'application/json' });
  if (key !== null) headers.set('idempotency-key', key);
  const reply = await send(placed(path, id), { method: 'POST', headers, body: JSON.stringify(body) });
  return (await reply.json()) as Written<P>;
}
