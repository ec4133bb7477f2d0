export * from './live-acts';
export * from './live-events';
export * from './live-limits';
export * from './live-presence';
export * from './live-session';
export * from './live-snapshot';
