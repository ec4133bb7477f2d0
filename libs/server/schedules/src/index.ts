export * from './schedules.module';
export * from './use-cases/share-calendar.use-case';
