export * from './answers';
export * from './calibration-graph';
export * from './facts';
export * from './facts-of-events';
export * from './validity';
