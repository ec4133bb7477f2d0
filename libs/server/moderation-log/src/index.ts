export * from './moderation-log';
export * from './moderation-log.module';
export * from './found-log';
