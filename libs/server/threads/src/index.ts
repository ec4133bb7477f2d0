export * from './thread-importer';
export * from './thread-places.repository';
export { presentAnchor } from './thread.presenter';
export type { AnchorRecord } from './thread.records';
export * from './thread-summaries';
export * from './threads.module';
export * from './use-cases/create-comment.use-case';
export * from './use-cases/open-thread.use-case';
export * from './use-cases/place-thread.use-case';
