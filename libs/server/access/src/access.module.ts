import { Global, Module } from '@nestjs/common';
import { Access } from './access';
import { Audiences } from './audiences';

/** Gives every feature the one way to groups and readings, and to what is said in them. */
@Global()
@Module({ providers: [Access, Audiences], exports: [Access, Audiences] })
export class AccessModule {}
