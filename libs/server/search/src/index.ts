export * from './search.module';
export * from './use-cases/search.use-case';
