import { createHash } from 'node:crypto';
import { canonicalJson, ProblemError } from '@suyuan/platform';
import type { Origin } from './request';

/** Longest Idempotency-Key: UUIDs and order numbers stay far below. */
export const MAX_IDEMPOTENCY_KEY_LENGTH = 128;

const VISIBLE_ASCII = /^[\x21-\x7e]+$/;

/** The header's value, null when it is absent. Throws ProblemError 400 for one that is no key. */
export function readIdempotencyKey(header: unknown): string | null {
  if (header === undefined || header === null) return null;
  const usable =
    typeof header === 'string' && header.length <= MAX_IDEMPOTENCY_KEY_LENGTH && VISIBLE_ASCII.test(header);
  if (usable) return header;
  throw new ProblemError({
    status: 400,
    code: 'IDEMPOTENCY_KEY_INVALID',
    detail: `Idempotency-Key has 1 to ${MAX_IDEMPOTENCY_KEY_LENGTH} visible ASCII characters.`,
  });
}

/** Name of a request in the log: keys of different senders, or for different targets, do not meet. */
export function scopedKey({ caller, target, idempotencyKey }: Origin): string | null {
  if (idempotencyKey === null) return null;
  const sender =
    caller.organization === null ? ['subject', caller.subject] : ['organization', caller.organization];
  return `request/${sha256(canonicalJson([...sender, target, idempotencyKey]))}`;
}

/** What the body says, whatever the order of its fields. */
export function digestOf(body: unknown): string {
  return sha256(canonicalJson(body));
}

function sha256(text: string): string {
  return createHash('sha256').update(text, 'utf8').digest('hex');
}
