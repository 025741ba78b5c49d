export * from './canonical-json';
export * from './errors';
export * from './event-log';
export * from './memory-event-log';
export { EVENT_BYTES_MAX, leafHash, REQUEST_EVENTS_MAX } from './prepared-request';
