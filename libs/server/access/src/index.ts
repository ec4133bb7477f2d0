export * from './access';
export * from './access.module';
export * from './audiences';
export * from './renewed-audience';
