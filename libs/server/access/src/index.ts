export * from './access';
export * from './access.module';
export * from './audiences';
