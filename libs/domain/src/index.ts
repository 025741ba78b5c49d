export * from './asset/asset.events';
export * from './certificate/certificate.events';
export * from './events';
export * from './impact-case/impact-case.events';
export * from './laboratory/laboratory.events';
export * from './scheme/scheme.events';
export * from './vocabulary';
