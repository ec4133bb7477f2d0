export * from './log-entry';
export * from './seal';
export * from './verify-log';
