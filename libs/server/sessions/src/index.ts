export * from './session-cookie';
export * from './session-middleware';
export * from './session.repository';
export * from './sessions';
export * from './sessions.module';
