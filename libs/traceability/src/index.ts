export * from './answers';
export * from './facts';
export * from './validity';
