export { HoldRounds } from './hold-rounds';
export * from './moderation.module';
export * from './use-cases/act-on-case.use-case';
export * from './use-cases/appeal.use-case';
export * from './use-cases/list-cases.use-case';
export * from './use-cases/read-case.use-case';
export * from './use-cases/read-statements.use-case';
export * from './use-cases/report-comment.use-case';
