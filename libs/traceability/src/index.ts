export * from './answers';
export * from './calibration-graph';
export * from './facts';
export * from './facts-of-events';
export * from './validity';
export * from './due-date';
export * from './rules/dossier';
export * from './rules/judge-trace';
