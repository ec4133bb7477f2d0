export * from './auth.module';
export * from './use-cases/choose-contacts.use-case';
export * from './use-cases/depart.use-case';
export * from './use-cases/erase-account.use-case';
export * from './use-cases/save-own-data.use-case';
export * from './use-cases/register.use-case';
