export * from './live-sessions.module';
export * from './use-cases/act-in-live-session.use-case';
export * from './use-cases/read-live-sessions.use-case';
export * from './use-cases/schedule-live-session.use-case';
