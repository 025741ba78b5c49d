import { createHash } from 'node:crypto';
import { withoutPersons } from '@suyuan/domain';
import { parseStrictJson } from '@suyuan/platform';

/**
 * A submission as it is kept for ever among the dead letters: without the names of persons, which nobody could erase
 * there. Of what cannot be read, so that nobody knows what it names, only its digest is kept.
 */
export function nameless(value: Buffer): Buffer {
  const read = readOf(value);
  if (read === null) {
    const sha256 = createHash('sha256').update(value).digest('hex');
    return Buffer.from(JSON.stringify({ unreadable: true, sha256 }));
  }
  const body = read.body as Parameters<typeof withoutPersons>[0];
  return Buffer.from(JSON.stringify({ ...read, body: withoutPersons(body) }));
}

function readOf(value: Buffer): { body: object } | null {
  try {
    const read = parseStrictJson(value) as { body?: unknown } | null;
    const { body, ...rest } = read ?? {};
    if (typeof body !== 'object' || body === null || Array.isArray(body)) return null;
    const { signatories = [], customer = {} } = body as Record<string, unknown>;
    const isList = signatories === null || Array.isArray(signatories);
    return isList && typeof customer === 'object' ? { ...rest, body } : null;
  } catch {
    return null;
  }
}
