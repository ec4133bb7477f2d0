export * from './calendar-file';
export * from './meeting-entry';
export * from './recurrence';
export * from './series-entry';
