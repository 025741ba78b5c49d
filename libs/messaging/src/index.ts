export * from './job-queue';
export * from './message-bus';
