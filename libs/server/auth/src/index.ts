export * from './auth.module';
export * from './use-cases/choose-contacts.use-case';
export * from './use-cases/register.use-case';
