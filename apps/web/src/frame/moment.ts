import { useMemo } from 'react';
import { useSearchParams } from 'react-router';
import { pathWith, type QueryValue } from '../api/http';

/** The civil date at the place the certificates are written for. */
export function todayInShanghai(now: Date = new Date()): string {
  return new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai' }).format(now);
}

/** The end of a civil day in Shanghai as an instant: "as known on that day" includes the whole day. */
export function endOfDayInShanghai(date: string): string {
  return new Date(`${date}T23:59:59.999+08:00`).toISOString();
}

/** What the state is looked at from: the day in the world and the moment of knowledge. Both live in the URL. */
export interface Moment {
  on: string | null;
  knownAt: string | null;
  waitFor: string | null;
  /** True when the reader does not see the newest state of today. */
  past: boolean;
  /** What questions carry along. */
  seen: { knownAt: string | null; waitFor: string | null };
  /** A link to another page that keeps the moment. */
  to(path: string, more?: Record<string, QueryValue>): string;
  /** A link to this page with other parameters. */
  here(changes: Record<string, QueryValue>): string;
  /** Changes the URL's parameters; null takes one out. */
  change(changes: Record<string, string | null>, replace?: boolean): void;
}

export function useMoment(): Moment {
  const [params, setParams] = useSearchParams();
  return useMemo(() => {
    const [on, knownAt, waitFor] = [params.get('on'), params.get('knownAt'), params.get('waitFor')];
    return {
      on,
      knownAt,
      waitFor,
      past: knownAt !== null || (on !== null && on !== todayInShanghai()),
      seen: { knownAt, waitFor },
      to: (path, more = {}) => pathWith(path, { on, knownAt, ...more }),
      here: (changes) => pathWith('', { ...Object.fromEntries(params), ...changes }),
      change(changes, replace = false) {
        setParams(
          (current) => {
            const next = new URLSearchParams(current);
            for (const [name, value] of Object.entries(changes)) {
              if (value === null || value === '') next.delete(name);
              else next.set(name, value);
            }
            return next;
          },
          { replace },
        );
      },
    };
  }, [params, setParams]);
}
