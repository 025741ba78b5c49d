export * from './read-model';
export * from './records';
