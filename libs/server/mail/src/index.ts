export * from './mail.module';
export * from './mailer';
export * from './post-office';
export * from './posted-letter';
