import { v7 } from 'uuid';

/** A new UUIDv7 (RFC 9562): its first 48 bits are the time in milliseconds, so ids sort by when they were made. */
export function newId(): string {
  return v7();
}
