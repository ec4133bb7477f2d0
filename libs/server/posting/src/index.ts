export * from './posting.module';
export * from './use-cases/change-posting.use-case';
export * from './use-cases/decide-held-post.use-case';
export * from './use-cases/read-posting.use-case';
