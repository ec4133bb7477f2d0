import { Global, Module } from '@nestjs/common';
import { JobLines } from './job-lines';

/** Gives every feature the way to have something done after the answer. */
@Global()
@Module({ providers: [JobLines], exports: [JobLines] })
export class JobsModule {}
