export * from './search.routes';
