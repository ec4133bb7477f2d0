import { Global, Module } from '@nestjs/common';
import { ModerationLog } from './moderation-log';

/** Gives every feature the one way into the log. */
@Global()
@Module({ providers: [ModerationLog], exports: [ModerationLog] })
export class ModerationLogModule {}
