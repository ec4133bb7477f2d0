import { Global, Module } from '@nestjs/common';
import { Access } from './access';

/** Gives every feature the one way to groups and readings. */
@Global()
@Module({ providers: [Access], exports: [Access] })
export class AccessModule {}
