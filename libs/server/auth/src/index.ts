export * from './auth.module';
export * from './use-cases/register.use-case';
