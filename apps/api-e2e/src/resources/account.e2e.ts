import { describe, expect, it } from 'vitest';
import { routes } from '@lectern/contracts';
import { v4 as uuidv4 } from 'uuid';
import { call, refusalOf, send } from '../api';
import { cookieOf, register, signIn } from '../people';

const newPassword = 'a heron stands in the rain';

describe('an account', () => {
  it('needs sign-in: nobody changes one, nor a password, nor sees where somebody is signed in', async () => {
    const bodies = { displayName: 'X' };
    expect(await refusalOf(call(routes.updateAccount, { body: bodies }, null))).toBe('E_AUTH');
    const passwords = { currentPassword: 'x', newPassword };
    expect(await refusalOf(call(routes.changePassword, { body: passwords }, null))).toBe('E_AUTH');
    expect(await refusalOf(call(routes.sessions, {}, null))).toBe('E_AUTH');
    expect(await call(routes.currentAccount, {}, null)).toEqual({ account: null, registration: 'open' });
  });

  it('is made and signed in at once, and shows its owner no more than what is theirs', async () => {
    const ada = await register('Ada');
    const { account } = await call(routes.currentAccount, {}, ada);
    expect(account).toEqual({
      id: ada.id,
      email: ada.email,
      displayName: 'Ada',
      createdAt: expect.stringMatching(/Z$/) as string,
    });
  });

  it('is one for an address, however it is written', async () => {
    const ada = await register();
    const body = { email: ` ${ada.email.toUpperCase()} `, displayName: 'Another', password: newPassword };
    expect(await refusalOf(call(routes.register, { body }, null))).toBe('E_EMAIL_TAKEN');
  });

  it('made twice at once for one address is made once', async () => {
    const body = { email: `${uuidv4()}@example.org`, displayName: 'Twin', password: newPassword };
    const answers = await Promise.all([1, 2, 3].map(() => send(routes.register, { body }, null)));
    expect(answers.map(({ status }) => status).sort()).toEqual([200, 409, 409]);
  });

  it.each(['password1234567', 'lecternlecternlectern', 'qwertyuiop1234567', 'aaaaaaaaaaaaaaaaaaaaaa'])(
    'takes no password like %s',
    async (password) => {
      const body = { email: `${uuidv4()}@example.org`, displayName: 'Ada', password };
      expect(await refusalOf(call(routes.register, { body }, null))).toBe('E_PASSWORD_COMMON');
    },
  );

  it('takes no password of fewer than 15 characters', async () => {
    const body = { email: `${uuidv4()}@example.org`, displayName: 'Ada', password: 'four words here'.slice(0, 14) };
    expect(await refusalOf(call(routes.register, { body }, null))).toBe('E_INVALID');
  });

  it('is opened by its password alone; a wrong one and an unknown address are the same refusal', async () => {
    const ada = await register();
    const wrong = await send(routes.signIn, { body: { email: ada.email, password: newPassword } }, null);
    const unknown = await send(routes.signIn, { body: { email: 'x@example.org', password: newPassword } }, null);
    const { requestId: _one, ...first } = wrong.body as { requestId: string };
    const { requestId: _other, ...second } = unknown.body as { requestId: string };
    expect([wrong.status, first]).toEqual([401, second]);
    expect(cookieOf(wrong.headers)).toBe('');
    expect((await call(routes.currentAccount, {}, await signIn(ada))).account?.id).toBe(ada.id);
  });

  it('has its password changed by whoever knows the present one', async () => {
    const ada = await register();
    const wrong = { currentPassword: 'not the one at all', newPassword };
    expect(await refusalOf(call(routes.changePassword, { body: wrong }, ada))).toBe('E_CREDENTIALS');
    await call(routes.changePassword, { body: { currentPassword: ada.password, newPassword } }, ada);
    const old = { body: { email: ada.email, password: ada.password } };
    expect(await refusalOf(call(routes.signIn, old, null))).toBe('E_CREDENTIALS');
    await signIn({ ...ada, password: newPassword });
  });

  it('shows where one is signed in and nothing that would let somebody in', async () => {
    const ada = await register();
    await signIn(ada);
    const sessions = await call(routes.sessions, {}, ada);
    expect(sessions.map(({ isCurrent }) => isCurrent).sort()).toEqual([false, true]);
    expect(JSON.stringify(sessions)).not.toContain(ada.cookie.split('=')[1]);
  });

  it('ends a session of one’s own once, and nobody else’s', async () => {
    const [ada, ben] = await Promise.all([register(), register()]);
    const elsewhere = await signIn(ada);
    const other = (await call(routes.sessions, {}, ada)).find(({ isCurrent }) => !isCurrent);
    const ending = (as: typeof ada) => call(routes.endSession, { params: { sessionId: other?.id ?? '' } }, as);
    expect(await refusalOf(ending(ben))).toBe('E_NOT_FOUND');
    expect(await call(routes.sessions, {}, elsewhere)).toHaveLength(2);
    await ending(ada);
    expect(await refusalOf(ending(ada))).toBe('E_NOT_FOUND');
    expect(await refusalOf(call(routes.sessions, {}, elsewhere))).toBe('E_AUTH');
  });
});
