import { Global, Module } from '@nestjs/common';
import { Mailer } from './mailer';

/** Gives every feature the way to write to somebody. */
@Global()
@Module({ providers: [Mailer], exports: [Mailer] })
export class MailModule {}
