import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { v7 as uuidv7 } from 'uuid';
import { Database } from '@lectern/server/database';
import { hashOf, type Caller } from '@lectern/server/platform';
import { mediumApp } from '../../../../../tools/testing/medium-app';
import { BeginSessionUseCase } from './begin-session.use-case';
import { ReadAccountUseCase } from './read-account.use-case';
import { RegisterUseCase } from './register.use-case';
import { RenamePersonUseCase } from './rename-person.use-case';

const nobody: Caller = { personId: null, sessionId: null, address: '127.0.0.1', userAgent: 'test' };

let app: INestApplicationContext;
beforeAll(async () => {
  app = await mediumApp({ REGISTRATION: 'invited' });
});
afterAll(() => app.close());

const register = (invitationToken?: string) =>
  app.get(RegisterUseCase, { strict: false }).execute(nobody, {
    email: `${uuidv7()}@example.org`,
    displayName: 'Guest',
    password: 'windmill carrot seventeen',
    invitationToken,
  });

/** An invitation's secret, with what is out of the ordinary about it. */
async function invitation(special: { uses?: number; expiresAt?: Date; revokedAt?: Date } = {}): Promise<string> {
  const { client } = app.get(Database, { strict: false });
  const [token, id] = [uuidv7(), uuidv7()];
  const settings = { name: 'Lamps', description: '', visibility: 'private', joinPolicy: 'invitation' } as const;
  const expiresAt = new Date(Date.now() + 3_600_000);
  const made = { id, tokenHash: hashOf(token), role: 'member', usesMax: 2, expiresAt, ...special } as const;
  const data = { id, ...settings, invitations: { create: made } };
  await client.group.create({ data });
  return token;
}

it('lets only those with an open invitation in where people are invited', async () => {
  const refused = { code: 'E_FORBIDDEN' };
  await expect(register()).rejects.toMatchObject(refused);
  await expect(register('unknown')).rejects.toMatchObject(refused);
  for (const special of [{ uses: 2 }, { expiresAt: new Date(0) }, { revokedAt: new Date() }])
    await expect(register(await invitation(special))).rejects.toMatchObject(refused);
  expect(await register(await invitation({ uses: 1 }))).toMatchObject({ displayName: 'Guest' });
});

it('shows one’s account and where one is signed in; a new sign-in ends what the browser had', async () => {
  const reading = app.get(ReadAccountUseCase, { strict: false });
  const beginning = app.get(BeginSessionUseCase, { strict: false });
  const { id } = await register(await invitation());
  await beginning.execute(nobody, id);
  const [first] = await reading.signedInSessions({ ...nobody, personId: id, sessionId: uuidv7() });
  const caller = { ...nobody, personId: id, sessionId: first?.id ?? '' };
  await app.get(RenamePersonUseCase, { strict: false }).execute(caller, { displayName: 'Regular' });
  expect(await reading.current(caller)).toMatchObject({ account: { displayName: 'Regular' }, registration: 'invited' });
  expect((await reading.current(nobody)).account).toBeNull();
  await beginning.execute(caller, id);
  const now = await reading.signedInSessions(caller);
  expect(now.map((session) => session.isCurrent)).toEqual([false]);
});
