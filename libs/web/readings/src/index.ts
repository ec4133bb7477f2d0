export * from './reading.routes';
