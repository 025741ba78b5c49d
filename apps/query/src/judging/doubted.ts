import type { Trace } from '@suyuan/traceability';
import { EVENTS_SET_ASIDE } from '../graph/set-aside';

/**
 * A trace that rests on something of which not everything was applied: it can still tell a gap, but not vouch for there
 * being none.
 */
export function doubted(trace: Trace): Trace {
  return {
    ...trace,
    verdict: trace.verdict === 'NOT_TRACEABLE' ? trace.verdict : 'CANNOT_SAY',
    complete: false,
    limit: trace.limit ?? EVENTS_SET_ASIDE,
  };
}
