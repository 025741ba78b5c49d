import { CODES } from '@suyuan/contract';
import type { Refusal } from '@suyuan/domain';
import {
  EVENT_BYTES_MAX,
  EventTooLargeError,
  LogClosedError,
  LogOverloadedError,
  LogUnavailableError,
} from '@suyuan/event-log';
import { ProblemError } from '@suyuan/platform';
import type { Denial } from './policy';

/** Of a refusal to which the contract gives no other status. */
const REFUSED_STATUS = 422;

/** A reply lists at most so many refusals: a body of nothing but faults must not make a larger reply. */
export const MAX_REPORTED_REFUSALS = 100;

/** Seconds after which a sender may try again when the service could not take the command now. */
const RETRY_AFTER_SECONDS = 1;

export function refusalProblem(refusals: readonly Refusal[]): ProblemError {
  const [first] = refusals;
  if (!first) throw new RangeError('a refused command has a refusal');
  const more =
    refusals.length > MAX_REPORTED_REFUSALS ? ` (the first ${MAX_REPORTED_REFUSALS} are listed)` : '';
  return new ProblemError({
    status: CODES[first.code].status ?? REFUSED_STATUS,
    code: first.code,
    detail: `${sentence(first.detail)}${more}`,
    errors: refusals.slice(0, MAX_REPORTED_REFUSALS),
    ...(first.params ? { params: first.params } : {}),
  });
}

/** `pointer` names the field that states the organization, where the body does. */
export function denialProblem({ code, detail }: Denial, pointer = ''): ProblemError {
  return new ProblemError({ status: 403, code, detail, errors: [{ pointer, code, detail }] });
}

export type UnknownCode =
  | 'UNKNOWN_ORGANIZATION'
  | 'UNKNOWN_SCOPE'
  | 'UNKNOWN_ASSET'
  | 'UNKNOWN_CERTIFICATE'
  | 'UNKNOWN_IMPACT_CASE'
  | 'UNKNOWN_PROPOSAL';

/** The resource in the path is not known. */
export function unknownProblem(code: UnknownCode, id: string): ProblemError {
  const what = code.slice('UNKNOWN_'.length).toLowerCase().replaceAll('_', ' ');
  return new ProblemError({ status: 404, code, detail: `No ${what} has this id.`, params: { id } });
}

export function mismatchProblem(): ProblemError {
  return new ProblemError({
    status: 409,
    code: 'IDEMPOTENCY_MISMATCH',
    detail: 'This Idempotency-Key was used before with another body.',
  });
}

/** Others kept changing what the decision rests on. */
export function contentionProblem(): ProblemError {
  return unavailable('CONTENTION', 'Too many commands on the same resource at once; try again.');
}

/** Faults of the log that a sender must hear of as what they are; everything else is thrown on. */
export function logProblem(error: unknown): unknown {
  if (error instanceof EventTooLargeError) {
    const detail = `Recorded, this would take more than ${EVENT_BYTES_MAX} bytes; divide it.`;
    return new ProblemError({ status: 413, code: 'BODY_TOO_LARGE', detail });
  }
  if (error instanceof LogOverloadedError) {
    return unavailable('OVERLOADED', 'Too many commands wait; try again.', error.retryAfterSeconds);
  }
  if (error instanceof LogUnavailableError || error instanceof LogClosedError) {
    const detail = 'The event log cannot be written now. Try again with the same Idempotency-Key.';
    return unavailable('LOG_UNAVAILABLE', detail);
  }
  return error;
}

function unavailable(code: string, detail: string, retryAfter = RETRY_AFTER_SECONDS): ProblemError {
  return new ProblemError({ status: 503, code, detail, headers: { 'retry-after': String(retryAfter) } });
}

function sentence(text: string): string {
  return `${text.charAt(0).toUpperCase()}${text.slice(1)}${text.endsWith('.') ? '' : '.'}`;
}
