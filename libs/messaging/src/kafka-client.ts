import { Kafka, logLevel, type LogEntry } from 'kafkajs';
import type { BusLog } from './bus-log';

export interface KafkaConnection {
  /** `host:port` each. */
  brokers: string[];
  /** Names this process in the broker's logs and quotas. */
  clientId: string;
  log?: BusLog;
}

/**
 * Waits between attempts while a broker is away. A restart takes seconds, so the wait stays below that: the
 * log absorbs the pause, but nobody should wait long after the broker is back.
 */
export const BROKER_RETRY = { initialRetryTime: 100, maxRetryTime: 3_000, multiplier: 2 };

/** A connection that is not made in this time will not be. */
const CONNECTION_TIMEOUT_MS = 5_000;

/** The longest a broker may take for an answer: recovering replicas included. */
const REQUEST_TIMEOUT_MS = 30_000;

export function kafkaClient({ brokers, clientId, log }: KafkaConnection): Kafka {
  silenceNegativeTimeouts();
  return new Kafka({
    brokers,
    clientId,
    connectionTimeout: CONNECTION_TIMEOUT_MS,
    requestTimeout: REQUEST_TIMEOUT_MS,
    retry: BROKER_RETRY,
    logLevel: log ? logLevel.WARN : logLevel.NOTHING,
    logCreator: () => (log ? logWriter(log) : () => {}),
  });
}

/** One complaint of each part of kafkajs in this time is told as a warning, the others for debugging only. */
const COMPLAINT_INTERVAL_MS = 10_000;

/** While a broker is away kafkajs complains many times a second, and calls errors what it tries again itself. */
function logWriter(log: BusLog): (entry: LogEntry) => void {
  const complainedAt = new Map<string, number>();
  return ({ namespace, level, log: { message, ...fields } }) => {
    // kafkajs says so at every start of our producer. It does not hold here: see KafkaSender.sendPart.
    if (message.startsWith('Limiting retries for the idempotent producer')) return;
    const known = { ...fields, kafkajs: namespace };
    const now = Date.now();
    const fresh = now - (complainedAt.get(namespace) ?? 0) > COMPLAINT_INTERVAL_MS;
    if (level > logLevel.WARN || !fresh) return log.debug(known, message);
    complainedAt.set(namespace, now);
    log.warn(known, message);
  };
}

const SILENCED = Symbol.for('suyuan.messaging.negative-timeouts-silenced');

/**
 * kafkajs computes timer delays that can be a little negative, which newer Node warns of on every occasion.
 * The timer runs at once then, as meant. Only this warning is dropped.
 */
function silenceNegativeTimeouts(): void {
  const marked = process as typeof process & { [SILENCED]?: true };
  if (marked[SILENCED]) return;
  marked[SILENCED] = true;
  const emitWarning = process.emitWarning.bind(process) as (...args: unknown[]) => void;
  process.emitWarning = ((...args: unknown[]) => {
    const [warning, options] = args;
    const type = typeof options === 'string' ? options : (options as { type?: string } | undefined)?.type;
    const name = warning instanceof Error ? warning.name : type;
    if (name !== 'TimeoutNegativeWarning') emitWarning(...args);
  }) as typeof process.emitWarning;
}
