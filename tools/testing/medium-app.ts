import 'reflect-metadata';
import type { INestApplicationContext } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { v7 as uuidv7 } from 'uuid';
import { AppModule } from '../../apps/api/src/app.module';
import { RegisterUseCase } from '@lectern/server/auth';
import { CreateGroupUseCase } from '@lectern/server/groups';
import { readConfig, type SignedInCaller } from '@lectern/server/platform';
import { testDatabase } from './test-database';

/** The whole server without its doors, on a database of its own: for testing use cases. */
export async function mediumApp(
  env: Record<string, string> = {},
  databaseUrl?: string,
): Promise<INestApplicationContext> {
  const config = readConfig({
    NODE_ENV: 'test',
    LOG_LEVEL: 'fatal',
    RATE_LIMIT_FACTOR: '10000',
    ...env,
    DATABASE_URL: databaseUrl ?? (await testDatabase()),
  });
  return NestFactory.createApplicationContext(AppModule.with(config), { logger: false });
}

/** Somebody with an account, as a caller. */
export async function somebody(app: INestApplicationContext, displayName = 'Somebody'): Promise<SignedInCaller> {
  const nobody = { personId: null, sessionId: null, address: '127.0.0.1', userAgent: 'test' };
  const { id } = await app
    .get(RegisterUseCase, { strict: false })
    .execute(nobody, { email: `${uuidv7()}@example.org`, displayName, password: 'windmill carrot seventeen' });
  return { ...nobody, personId: id, sessionId: uuidv7() };
}

/** A private group of somebody's, joined by invitation; returns its id. */
export function privateGroup(app: INestApplicationContext, owner: SignedInCaller): Promise<string> {
  const settings = { name: 'Lamps', description: '', visibility: 'private', joinPolicy: 'invitation' } as const;
  return app.get(CreateGroupUseCase, { strict: false }).execute(owner, { commandId: uuidv7(), ...settings });
}
