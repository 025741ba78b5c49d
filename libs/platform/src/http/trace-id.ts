import { randomUUID } from 'node:crypto';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';

const TRACEPARENT = /^00-([0-9a-f]{32})-([0-9a-f]{16})-[0-9a-f]{2}$/;

/** Names one request in replies, logs and events. */
export interface TracedRequest {
  traceId: string;
}

const SPAN_DIGITS = 16;

/** 32 digits. Node makes the random bytes of many UUIDs at once, where 16 bytes alone cost a call of the system. */
const randomHex = (): string => randomUUID().replaceAll('-', '');

/** The caller's trace id (W3C Trace Context) where it sent a sound one, else a new one: 32 hex digits. */
export function traceIdOf(traceparent: string | string[] | undefined): string {
  const match = typeof traceparent === 'string' ? TRACEPARENT.exec(traceparent) : null;
  const traceId = match?.[1];
  const sound = traceId !== undefined && !/^0+$/.test(traceId) && !/^0+$/.test(match?.[2] ?? '');
  return sound ? traceId : randomHex();
}

/** A `traceparent` header for what this request causes elsewhere. */
export function traceparentOf(traceId: string): string {
  return `00-${traceId}-${randomHex().slice(0, SPAN_DIGITS)}-01`;
}

/** The trace id of the request, as a parameter of a controller's method. */
export const CurrentTraceId = createParamDecorator((_: unknown, context: ExecutionContext): string => {
  return context.switchToHttp().getRequest<TracedRequest>().traceId;
});
