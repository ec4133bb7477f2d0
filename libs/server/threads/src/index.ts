export * from './thread-summaries';
export * from './threads.module';
export * from './use-cases/create-comment.use-case';
export * from './use-cases/open-thread.use-case';
