import { expect, it } from 'vitest';
import { isSessionRefused } from './handshake-refusal';

const refusedWith = (data: unknown) => Object.assign(new Error('refused'), { data });

it('knows a session that does not hold from everything else that keeps a socket from connecting', () => {
  expect(isSessionRefused(refusedWith({ code: 'E_AUTH', message: 'You are no longer signed in here.' }))).toBe(true);
  expect(isSessionRefused(refusedWith({ code: 'E_RATE', message: 'Later.', retryAfterSeconds: 30 }))).toBe(false);
  for (const other of [new Error('websocket error'), refusedWith('E_AUTH'), refusedWith(null), null, undefined])
    expect(isSessionRefused(other)).toBe(false);
});
