const KEY_BYTES = 16;

/** A random Idempotency-Key. `crypto.randomUUID` exists only over HTTPS and on loopback; intranets use neither. */
export function newIdempotencyKey(): string {
  const bytes = crypto.getRandomValues(new Uint8Array(KEY_BYTES));
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
