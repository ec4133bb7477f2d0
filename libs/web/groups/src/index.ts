export * from './groups.routes';
