import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, expect, it, vi } from 'vitest';
import { CONFIG, type Config, type SignedInCaller } from '@lectern/server/platform';
import { cookieName, SessionRepository, Sessions } from '@lectern/server/sessions';
import { mediumApp, somebody } from '../../../../tools/testing/medium-app';
import type { LiveSocket } from './live-socket';
import { SocketHandshake } from './socket-handshake';

let app: INestApplicationContext;
let handshake: SocketHandshake;
let person: SignedInCaller;
beforeAll(async () => {
  app = await mediumApp();
  handshake = app.get(SocketHandshake, { strict: false });
});
afterAll(() => app.close());
beforeEach(async () => {
  person = await somebody(app);
});

/** A socket that has come as far as the handshake. */
function arriving(cookie?: string) {
  const parts = { join: vi.fn(async () => undefined), emit: vi.fn(), disconnect: vi.fn() };
  const handshakeSeen = { headers: { cookie }, address: '127.0.0.1' };
  return { ...parts, socket: { ...parts, data: {}, handshake: handshakeSeen } as unknown as LiveSocket };
}

async function signedIn() {
  const { token, session } = await app.get(Sessions, { strict: false }).begin(person.personId, 'test');
  return { session, ...arriving(`${cookieName(app.get<Config>(CONFIG))}=${token}`) };
}

it('lets a socket of a session that holds be found by its session and its person', async () => {
  const { socket, join, disconnect, session } = await signedIn();
  await handshake.admit(socket);
  await handshake.settle(socket);
  expect(socket.data.person).toMatchObject({ id: person.personId, displayName: 'Somebody' });
  expect(join).toHaveBeenCalledWith([`session:${session.id}`, `person:${person.personId}`]);
  expect(disconnect).not.toHaveBeenCalled();
});

it('ends a socket whose session ended between the handshake and the joining', async () => {
  const { socket, emit, disconnect, session } = await signedIn();
  await handshake.admit(socket);
  await app.get(SessionRepository, { strict: false }).delete(person.personId, { id: session.id });
  await handshake.settle(socket);
  expect(emit).toHaveBeenCalledWith('session.ended', {});
  expect(disconnect).toHaveBeenCalledWith(true);
});

it('does not make somebody not signed in of a cookie that does not hold', async () => {
  const { socket } = arriving(`${cookieName(app.get<Config>(CONFIG))}=${'a'.repeat(43)}`);
  await expect(handshake.admit(socket)).rejects.toMatchObject({ data: { code: 'E_AUTH' } });
});
