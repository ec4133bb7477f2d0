export * from './rules.repository';
export * from './statement.repository';
export * from './statements';
export * from './statements.module';
