export * from './bus-log';
export * from './in-process-bus';
export * from './in-process-job-queue';
export { MAX_RETAINED_MESSAGES, TopicFull, type TopicSource } from './in-process-topic';
export * from './job-limits';
export * from './job-queue';
export * from './message-bus';
export * from './pause';
