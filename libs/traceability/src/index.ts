export * from './answers';
export * from './facts';
