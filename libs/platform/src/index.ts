export * from './civil-date';
export * from './clock';
export * from './http/problem';
export * from './identity/caller';
export * from './identity/decorators';
export * from './ids';
export * from './root';
export * from './settings';
