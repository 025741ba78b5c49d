/** Sends what an honest client never would, and says what is wrong with the reply. */
import type { Api } from '../support/api';

export interface RawReply {
  status: number;
  headers: Headers;
  text: string;
}

export interface Expected {
  /** Left out, any 4xx that says the request is at fault. */
  status?: number;
  code?: string;
  /** The place that `errors` names, itself or something inside it. */
  pointer?: string;
}

/** A reply is read by people; one that repeats a body is not. */
const REPLY_LENGTH_MAX = 40_000;
/** What only somebody inside the service would say. */
const INSIDE =
  /node_modules|\/(apps|libs|dist|tmp|home|work)\/|\.(ts|js):\d|\bat \S+ \(|\brelation\b|syntax error|ECONN|ENOENT|postgres|pg_|typeorm|class-validator|TypeError|RangeError|Cannot read|is not a function|\[object Object\]|SELECT |INSERT /i;
const REFUSED = [400, 401, 403, 404, 405, 406, 409, 413, 414, 415, 422, 431];

export async function sendRaw(
  api: Api,
  method: string,
  path: string,
  { headers = {}, body }: { headers?: Record<string, string>; body?: string | Buffer | ReadableStream } = {},
): Promise<RawReply> {
  const streamed = body instanceof ReadableStream ? { duplex: 'half' as const } : {};
  const response = await fetch(new URL(path, api.url), {
    method,
    headers,
    ...(body === undefined ? {} : { body: body as string }),
    ...streamed,
  });
  return { status: response.status, headers: response.headers, text: await response.text() };
}

/** Everything that is wrong with a reply that had to refuse; nothing when it is as API.md has it. */
export function faultsOf(reply: RawReply, expected: Expected = {}): string[] {
  const faults: string[] = [];
  const hold = (sound: boolean, fault: string): void => void (sound || faults.push(fault));
  hold(REFUSED.includes(reply.status), `status ${reply.status}`);
  if (expected.status !== undefined) hold(reply.status === expected.status, `not ${expected.status}`);
  hold((reply.headers.get('content-type') ?? '').startsWith('application/problem+json'), 'not problem+json');
  hold(reply.text.length < REPLY_LENGTH_MAX, `${reply.text.length} characters`);
  hold(!INSIDE.test(reply.text), 'speaks of the inside');
  const problem = parsed(reply.text);
  if (problem === null) return [...faults, 'not a JSON object'];
  hold(problem.status === reply.status, 'another status in the body');
  for (const name of ['type', 'title', 'detail', 'traceId']) {
    hold(typeof problem[name] === 'string' && problem[name] !== '', `no ${name}`);
  }
  hold(typeof problem.code === 'string' && /^[A-Z][A-Z0-9_]+$/.test(problem.code), 'no code');
  if (expected.code !== undefined) hold(problem.code === expected.code, `not ${expected.code}`);
  return [...faults, ...faultsOfEntries(problem.errors, expected.pointer)];
}

function faultsOfEntries(errors: unknown, wanted: string | undefined): string[] {
  if (!Array.isArray(errors) || errors.length === 0) return ['no errors'];
  const pointers: string[] = [];
  for (const { pointer, code, detail } of errors as Record<string, unknown>[]) {
    if (typeof pointer !== 'string' || !/^(\/([^~/]|~[01])*)*$/.test(pointer)) return ['no JSON Pointer'];
    if (typeof code !== 'string' || typeof detail !== 'string') return ['an entry without code or detail'];
    pointers.push(pointer);
  }
  if (wanted === undefined) return [];
  const named = pointers.some((pointer) => pointer === wanted || pointer.startsWith(`${wanted}/`));
  return named ? [] : [`points at ${pointers.join(' ')}`];
}

function parsed(text: string): Record<string, unknown> | null {
  try {
    const value: unknown = JSON.parse(text);
    return typeof value === 'object' ? (value as Record<string, unknown>) : null;
  } catch {
    return null;
  }
}

/** Some at once, as a scanner does; answers what each came to, in order. */
export async function inTurns<T, R>(items: readonly T[], work: (item: T) => Promise<R>): Promise<R[]> {
  const AT_ONCE = 8;
  const results: R[] = [];
  let next = 0;
  const worker = async (): Promise<void> => {
    for (let at = next++; at < items.length; at = next++) results[at] = await work(items[at] as T);
  };
  await Promise.all(Array.from({ length: AT_ONCE }, worker));
  return results;
}
