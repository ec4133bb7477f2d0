import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { Database } from '@lectern/server/database';
import type { SignedInCaller } from '@lectern/server/platform';
import { LiveSockets } from '@lectern/server/realtime';
import { SessionRepository, Sessions } from '@lectern/server/sessions';
import { mediumApp, somebody } from '../../../../../tools/testing/medium-app';
import { PasswordResetRepository } from '../password-reset.repository';
import { PersonRepository } from '../person.repository';
import { ChangePasswordUseCase } from './change-password.use-case';
import { ResetPasswordUseCase } from './reset-password.use-case';

const input = { currentPassword: 'windmill carrot seventeen', newPassword: 'four quiet owls at noon' };
const inAnHour = () => new Date(Date.now() + 3_600_000);

let app: INestApplicationContext;
let sessions: SessionRepository;
let resets: PasswordResetRepository;
let database: Database;
beforeAll(async () => {
  app = await mediumApp();
  sessions = app.get(SessionRepository, { strict: false });
  resets = app.get(PasswordResetRepository, { strict: false });
  database = app.get(Database, { strict: false });
});
afterAll(() => app.close());

let caller: SignedInCaller;
let elsewhere: string;
beforeEach(async () => {
  const { personId, ...nobody } = await somebody(app);
  const begin = async () => (await app.get(Sessions, { strict: false }).begin(personId, 'test')).session.id;
  caller = { ...nobody, personId, sessionId: await begin() };
  elsewhere = await begin();
});

const change = () => app.get(ChangePasswordUseCase, { strict: false }).execute(caller, input);
const openSessions = async () => (await sessions.ofPerson(caller.personId)).map(({ id }) => id).sort();

describe('changing one’s password', () => {
  it('signs out everywhere else and makes open links void', async () => {
    const ended = vi.spyOn(app.get(LiveSockets, { strict: false }), 'endSession');
    const token = await resets.create(caller.personId, inAnHour());
    await change();
    expect(await openSessions()).toEqual([caller.sessionId]);
    expect(ended.mock.calls).toEqual([[elsewhere]]);
    const reset = app
      .get(ResetPasswordUseCase, { strict: false })
      .reset(caller, { token, password: 'five loud crows at one' });
    await expect(reset).rejects.toMatchObject({ code: 'E_GONE' });
  });

  it('changes nothing at all when a part of it fails', async () => {
    const people = app.get(PersonRepository, { strict: false });
    const before = await people.passwordHash(caller.personId);
    const failing = vi.spyOn(sessions, 'delete').mockRejectedValueOnce(new Error('The database is away.'));
    await expect(change()).rejects.toThrow('away');
    failing.mockRestore();
    expect(await people.passwordHash(caller.personId)).toBe(before);
    expect(await openSessions()).toEqual([caller.sessionId, elsewhere].sort());
  });
});

describe('what has expired', () => {
  it('is no session one is signed in by', async () => {
    await database.client.session.update({ where: { id: elsewhere }, data: { expiresAt: new Date(0) } });
    expect(await openSessions()).toEqual([caller.sessionId]);
    expect((await sessions.deleteAll(caller.personId)).sort()).toEqual([caller.sessionId, elsewhere].sort());
  });

  it('as a link to a new password is cleared away when another is made', async () => {
    const old = await resets.create(caller.personId, new Date(0));
    const open = await resets.create(caller.personId, inAnHour());
    await resets.create((await somebody(app)).personId, inAnHour());
    expect(await resets.find(old)).toBeNull();
    expect((await resets.find(open))?.person.id).toBe(caller.personId);
  });
});
