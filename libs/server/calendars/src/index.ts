export * from './calendar-file';
export * from './meeting-entry';
