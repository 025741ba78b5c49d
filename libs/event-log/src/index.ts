export * from './errors';
export * from './event-log';
export * from './event-log.module';
export * from './group-commit';
export * from './memory-event-log';
export * from './migrate';
export * from './postgres-event-log';
export { EVENT_BYTES_MAX, leafHash, REQUEST_EVENTS_MAX } from './prepared-request';
export * from './relay-positions';
