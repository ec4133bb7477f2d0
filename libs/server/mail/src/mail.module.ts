import { Global, Module } from '@nestjs/common';
import { Mailer } from './mailer';
import { PostOffice } from './post-office';

/** Gives every feature the way to write to somebody. */
@Global()
@Module({ providers: [Mailer, PostOffice], exports: [Mailer, PostOffice] })
export class MailModule {}
