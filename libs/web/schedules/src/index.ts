export * from './schedule.routes';
