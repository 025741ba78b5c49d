import { Injectable } from '@nestjs/common';
import { Clock, isLoopback } from '@suyuan/platform';

/** Look-ups a person makes in a minute, and far too few to copy the register (UI.md section 5). */
export const LOOKUPS_PER_MINUTE_MAX = 30;
/** Addresses counted at once; when more come in one minute, counting starts anew. */
export const THROTTLED_ADDRESSES_MAX = 10_000;

const WINDOW_MS = 60_000;

/** Longest textual form of an address with a zone; a longer one is not an address. */
const ADDRESS_LENGTH_MAX = 64;

/**
 * Who is looking something up. Behind the front door on this machine that is the address the door speaks for, the
 * last one it names; a client from elsewhere cannot choose its own.
 */
export function addressOf(peer: string, forwardedFor: string | string[] | undefined): string {
  if (!isLoopback(peer)) return peer;
  const last =
    String(forwardedFor ?? '')
      .split(',')
      .at(-1)
      ?.trim() ?? '';
  return last === '' || last.length > ADDRESS_LENGTH_MAX ? peer : last;
}

/** Counts the public look-ups of each address in memory: enough for one process, nothing is kept. */
@Injectable()
export class LookupThrottle {
  private readonly windows = new Map<string, { start: number; count: number }>();

  constructor(private readonly clock: Clock) {}

  /** Counts a look-up. Returns the seconds to wait when there were too many; 0: go on. */
  countFor(address: string): number {
    const now = this.clock.now().getTime();
    const window = this.windows.get(address);
    if (window === undefined || now - window.start >= WINDOW_MS) {
      if (window === undefined && this.windows.size >= THROTTLED_ADDRESSES_MAX) this.forgetOld(now);
      this.windows.set(address, { start: now, count: 1 });
      return 0;
    }
    window.count += 1;
    if (window.count <= LOOKUPS_PER_MINUTE_MAX) return 0;
    return Math.max(1, Math.ceil((window.start + WINDOW_MS - now) / 1_000));
  }

  private forgetOld(now: number): void {
    for (const [address, { start }] of this.windows) {
      if (now - start >= WINDOW_MS) this.windows.delete(address);
    }
    if (this.windows.size >= THROTTLED_ADDRESSES_MAX) this.windows.clear();
  }
}
