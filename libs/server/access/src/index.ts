export * from './access';
export * from './access.module';
