import { describe, expect, it } from 'vitest';
import { routes } from '@lectern/contracts';
import { call, refusalOf } from '../api';
import { register, signIn } from '../people';
import { LiveClient } from '../socket';

const withinMs = 2_000;

/** Where somebody is signed in, the present browser first. */
async function sessionsOf(person: { cookie: string }) {
  const sessions = await call(routes.sessions, {}, person);
  return sessions.sort((a, b) => Number(b.isCurrent) - Number(a.isCurrent)).map(({ id }) => id);
}

describe('sockets of a session that ends', () => {
  it('close when one signs out, in every tab of that browser', async () => {
    const ada = await register();
    const tabs = await Promise.all([LiveClient.open(ada), LiveClient.open(ada)]);
    await call(routes.signOut, {}, ada);
    for (const tab of tabs) {
      await tab.closed(withinMs);
      expect(tab.received.map(({ name }) => name)).toContain('session.ended');
    }
    await expect(LiveClient.open(ada)).rejects.toMatchObject({ data: { code: 'E_AUTH' } });
  });

  it('close when the session is ended from elsewhere, and only those', async () => {
    const ada = await register();
    const elsewhere = await signIn(ada);
    const [here, there] = [await LiveClient.open(ada), await LiveClient.open(elsewhere)];
    const [, sessionId] = await sessionsOf(ada);
    await call(routes.endSession, { params: { sessionId: sessionId ?? '' } }, ada);
    await there.closed(withinMs);
    expect(await refusalOf(call(routes.sessions, {}, elsewhere))).toBe('E_AUTH');
    expect(here.socket.connected).toBe(true);
    expect(await sessionsOf(ada)).toHaveLength(1);
  });

  it('close everywhere else when the password is changed', async () => {
    const ada = await register();
    const others = await Promise.all([signIn(ada), signIn(ada)]);
    const here = await LiveClient.open(ada);
    const there = await Promise.all(others.map((other) => LiveClient.open(other)));
    const body = { currentPassword: ada.password, newPassword: 'a heron stands in the rain' };
    await call(routes.changePassword, { body }, ada);
    await Promise.all(there.map((live) => live.closed(withinMs)));
    for (const other of others) expect(await refusalOf(call(routes.sessions, {}, other))).toBe('E_AUTH');
    expect(here.socket.connected).toBe(true);
    expect(await sessionsOf(ada)).toHaveLength(1);
  });
});
