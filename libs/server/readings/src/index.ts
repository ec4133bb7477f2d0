export * from './readings.module';
export * from './use-cases/edit-draft.use-case';
export * from './use-cases/export-reading.use-case';
export * from './use-cases/open-reading.use-case';
export * from './use-cases/publish-draft.use-case';
export * from './use-cases/rehearse-revision.use-case';
export * from './use-cases/start-draft.use-case';
export * from './use-cases/start-revision.use-case';
