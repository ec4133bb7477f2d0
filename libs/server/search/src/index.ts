export * from './search-index.repository';
export * from './search.module';
export * from './use-cases/search.use-case';
