export * from './live-sessions.routes';
