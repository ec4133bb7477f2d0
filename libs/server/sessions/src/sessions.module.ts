import { Global, Module } from '@nestjs/common';
import { SessionRepository } from './session.repository';
import { Sessions } from './sessions';

/** Gives both doors the one answer to who is signed in. */
@Global()
@Module({ providers: [SessionRepository, Sessions], exports: [SessionRepository, Sessions] })
export class SessionsModule {}
