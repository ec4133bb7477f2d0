import type { INestApplicationContext } from '@nestjs/common';
import type { Request, Response } from 'express';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { CONFIG, type Config } from '@lectern/server/platform';
import { mediumApp, somebody } from '../../../../tools/testing/medium-app';
import { cookieName } from './session-cookie';
import { SessionMiddleware } from './session-middleware';
import { SessionRepository } from './session.repository';
import { Sessions } from './sessions';

let app: INestApplicationContext;
let config: Config;
beforeAll(async () => {
  app = await mediumApp();
  config = app.get<Config>(CONFIG);
});
afterAll(() => app.close());

/** A request with a cookie, and whether the browser was told to forget it. */
async function asking(cookie: string | undefined) {
  const request = { headers: { cookie }, ip: '127.0.0.1' } as unknown as Request;
  const clearCookie = vi.fn();
  const response = { clearCookie, removeHeader: vi.fn() } as unknown as Response;
  await new SessionMiddleware(app.get(Sessions, { strict: false }), config).use(request, response, () => undefined);
  return { caller: request.caller, isCleared: clearCookie.mock.calls.length > 0 };
}

it('takes the cookie of a session that has ended from the browser, and no other', async () => {
  const { personId } = await somebody(app);
  const { token, session } = await app.get(Sessions, { strict: false }).begin(personId, 'test');
  const cookie = `${cookieName(config)}=${token}`;
  expect(await asking(cookie)).toMatchObject({ caller: { personId, sessionId: session.id }, isCleared: false });
  expect(await asking(undefined)).toMatchObject({ caller: { personId: null }, isCleared: false });
  expect(await asking('theme=dark')).toMatchObject({ caller: { personId: null }, isCleared: false });
  await app.get(SessionRepository, { strict: false }).delete(personId, { id: session.id });
  expect(await asking(cookie)).toMatchObject({ caller: { personId: null }, isCleared: true });
  expect(await asking(`${cookieName(config)}=damaged`)).toMatchObject({ isCleared: true });
});
