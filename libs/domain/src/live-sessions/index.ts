export * from './live-clock';
export * from './live-policy';
export * from './live-presence';
export * from './live-state';
