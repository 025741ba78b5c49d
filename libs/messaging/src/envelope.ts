import { canonicalJson, DEFAULT_SOURCES, type MessageSources } from '@suyuan/platform';
import type { IncomingMessage, OutgoingMessage } from './message-bus';

/** An event on the bus: the same fields as the event log stores. The bus does not look into `data`. */
export interface EventEnvelope {
  position: number;
  stream: string;
  version: number;
  eventId: string;
  type: string;
  schemaVersion: number;
  /** Civil date on which it happened in the world, `YYYY-MM-DD`. */
  occurredOn: string;
  /** RFC 3339 UTC with milliseconds. */
  recordedAt: string;
  actor: { subject: string; role: string; organization: string | null };
  correlationId: string | null;
  causationId: string | null;
  data: unknown;
}

/** A message that is no event of ours: a header is missing or ill-formed, or the value is not JSON. */
export class MalformedMessage extends Error {
  constructor(
    /** The header at fault, or `value`. */
    readonly part: string,
    readonly reason: string,
  ) {
    super(`malformed message: ${part} ${reason}`);
    this.name = 'MalformedMessage';
  }
}

/** An event of another deployment on the same bus: its positions and streams are those of another log. */
export class ForeignMessage extends MalformedMessage {
  constructor(readonly source: string) {
    super('ce_source', `is of another source, not ours (SUYUAN_SOURCE): ${source}`);
    this.name = 'ForeignMessage';
  }
}

/** `ce_source` of the events of a deployment: the log they were read from. */
const eventSourceOf = (source: string): string => `${source}/event-log`;

/** A civil date is that of China; an instant is needed on the wire, so it is the first of that day. */
const DAY_START = 'T00:00:00+08:00';

const TYPE_PREFIX = 'suyuan.';
const EVENT_TYPE = /^(?:[A-Z][a-z0-9]*)+$/;
const WIRE_TYPE = /^suyuan\.[a-z][a-z0-9]*(?:-[a-z][a-z0-9]*)*$/;
const CIVIL_DATE = /^\d{4}-\d{2}-\d{2}$/;
const WHOLE_NUMBER = /^(?:0|[1-9]\d{0,15})$/;
/** The id of a trace in W3C Trace Context: 32 hexadecimal digits, not all zero. A UUID without hyphens is one. */
const TRACE_ID = /^(?!0{32})[0-9a-f]{32}$/;

/** `CalibrationRecorded` -> `suyuan.calibration-recorded`. */
export function wireTypeOf(type: string): string {
  if (!EVENT_TYPE.test(type)) throw new RangeError(`event type ${type} is not in PascalCase`);
  return TYPE_PREFIX + type.replace(/(?!^)[A-Z]/g, '-$&').toLowerCase();
}

/** `suyuan.calibration-recorded` -> `CalibrationRecorded`. */
export function eventTypeOf(wireType: string): string {
  if (!WIRE_TYPE.test(wireType)) throw new MalformedMessage('ce_type', `is not a type of ours: ${wireType}`);
  return wireType
    .slice(TYPE_PREFIX.length)
    .replace(/(?:^|-)([a-z])/g, (_, letter: string) => letter.toUpperCase());
}

/** CloudEvents 1.0, Kafka binding, binary mode: attributes in headers, data as the value. Key = stream. */
export function toMessage(event: EventEnvelope, { own }: MessageSources = DEFAULT_SOURCES): OutgoingMessage {
  const headers: Record<string, string> = {
    ce_specversion: '1.0',
    ce_id: event.eventId,
    ce_source: eventSourceOf(own),
    ce_type: wireTypeOf(event.type),
    ce_time: event.occurredOn + DAY_START,
    ce_recordedtime: event.recordedAt,
    ce_subject: event.stream,
    ce_suyuanposition: String(event.position),
    ce_suyuanversion: String(event.version),
    ce_suyuanactor: canonicalJson(event.actor),
    ce_schemaversion: String(event.schemaVersion),
    'content-type': 'application/json',
  };
  if (event.correlationId !== null) {
    headers.ce_correlationid = event.correlationId;
    const traceparent = traceparentOf(event.correlationId, event.eventId);
    if (traceparent) headers.traceparent = traceparent;
  }
  if (event.causationId !== null) headers.ce_causationid = event.causationId;
  return { key: event.stream, headers, value: Buffer.from(canonicalJson(event.data)) };
}

/**
 * The event of a message.
 * @throws MalformedMessage naming the part at fault; such a message is for the dead letters.
 * @throws ForeignMessage for one of another deployment, before anything else of it is believed
 */
export function fromMessage(
  message: OutgoingMessage | IncomingMessage,
  { own, earlier }: MessageSources = DEFAULT_SOURCES,
): EventEnvelope {
  const { headers } = message;
  const source = header(headers, 'ce_source');
  if (![own, ...earlier].some((one) => eventSourceOf(one) === source)) throw new ForeignMessage(source);
  if (header(headers, 'ce_specversion') !== '1.0') throw new MalformedMessage('ce_specversion', 'is not 1.0');
  return {
    position: wholeNumber(headers, 'ce_suyuanposition'),
    stream: header(headers, 'ce_subject'),
    version: wholeNumber(headers, 'ce_suyuanversion'),
    eventId: header(headers, 'ce_id'),
    type: eventTypeOf(header(headers, 'ce_type')),
    schemaVersion: wholeNumber(headers, 'ce_schemaversion'),
    occurredOn: civilDate(headers),
    recordedAt: instant(headers),
    actor: actor(headers),
    correlationId: headers.ce_correlationid ?? null,
    causationId: headers.ce_causationid ?? null,
    data: parse('value', message.value.toString('utf8')),
  };
}

/** Joins the trace that the command was part of: the correlation id is its trace id, the event its span. */
function traceparentOf(correlationId: string, eventId: string): string | null {
  const traceId = correlationId.replaceAll('-', '').toLowerCase();
  const spanId = eventId.replaceAll('-', '').toLowerCase().slice(-16);
  return TRACE_ID.test(traceId) && /^(?!0{16})[0-9a-f]{16}$/.test(spanId)
    ? `00-${traceId}-${spanId}-00`
    : null;
}

function header(headers: Record<string, string>, name: string): string {
  const value = headers[name];
  if (value === undefined) throw new MalformedMessage(name, 'is missing');
  return value;
}

function wholeNumber(headers: Record<string, string>, name: string): number {
  const text = header(headers, name);
  if (!WHOLE_NUMBER.test(text) || !Number.isSafeInteger(Number(text))) {
    throw new MalformedMessage(name, `is not a whole number: ${text}`);
  }
  return Number(text);
}

function civilDate(headers: Record<string, string>): string {
  const time = header(headers, 'ce_time');
  const date = time.slice(0, 'YYYY-MM-DD'.length);
  if (time !== date + DAY_START || !CIVIL_DATE.test(date)) {
    throw new MalformedMessage('ce_time', `is not the start of a day in China: ${time}`);
  }
  return date;
}

function instant(headers: Record<string, string>): string {
  const text = header(headers, 'ce_recordedtime');
  const time = new Date(text);
  if (Number.isNaN(time.getTime()) || time.toISOString() !== text) {
    throw new MalformedMessage('ce_recordedtime', `is not an instant in UTC with milliseconds: ${text}`);
  }
  return text;
}

function actor(headers: Record<string, string>): EventEnvelope['actor'] {
  const value = parse('ce_suyuanactor', header(headers, 'ce_suyuanactor'));
  const { subject, role, organization } = Object(value) as Record<string, unknown>;
  const named = typeof organization === 'string' || organization === null;
  if (typeof subject !== 'string' || typeof role !== 'string' || !named) {
    throw new MalformedMessage('ce_suyuanactor', 'is not {subject, role, organization}');
  }
  return { subject, role, organization };
}

function parse(part: string, text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    throw new MalformedMessage(part, 'is not JSON');
  }
}
