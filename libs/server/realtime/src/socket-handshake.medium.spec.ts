import { EventEmitter } from 'node:events';
import type { INestApplicationContext } from '@nestjs/common';
import { afterAll, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { limits } from '@lectern/contracts';
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

/** A connection as far as the handshake knows it. */
class Connection extends EventEmitter {
  readyState = 'open';
}

/** A socket that has come as far as the handshake. */
function arriving(cookie?: string) {
  const parts = { join: vi.fn(async () => undefined), emit: vi.fn(), disconnect: vi.fn() };
  const handshakeSeen = { headers: { cookie }, address: '127.0.0.1' };
  return {
    ...parts,
    socket: { ...parts, data: {}, handshake: handshakeSeen, conn: new Connection() } as unknown as LiveSocket,
  };
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

describe('the sockets of a person', () => {
  const refused = { data: { code: 'E_RATE', retryAfterSeconds: 30 } };
  const outcomes = (arrived: readonly PromiseSettledResult<void>[]) => arrived.map(({ status }) => status);

  it('are so many and no more, also when all come at once, and each that goes makes room', async () => {
    const { token } = await app.get(Sessions, { strict: false }).begin(person.personId, 'test');
    const cookie = `${cookieName(app.get<Config>(CONFIG))}=${token}`;
    const sockets = Array.from({ length: limits.socketsPerPerson + 5 }, () => arriving(cookie).socket);
    const arrived = outcomes(await Promise.allSettled(sockets.map((socket) => handshake.admit(socket))));
    expect(arrived.filter((status) => status === 'fulfilled')).toHaveLength(limits.socketsPerPerson);
    await expect(handshake.admit(arriving(cookie).socket)).rejects.toMatchObject(refused);

    const admitted = sockets.find((_, index) => arrived[index] === 'fulfilled');
    (admitted?.conn as unknown as Connection).emit('close');
    await handshake.admit(arriving(cookie).socket);
    await expect(handshake.admit(arriving(cookie).socket)).rejects.toMatchObject(refused);
  });

  it('do not count one that has gone while it was looked at', async () => {
    const { token } = await app.get(Sessions, { strict: false }).begin(person.personId, 'test');
    const cookie = `${cookieName(app.get<Config>(CONFIG))}=${token}`;
    for (let gone = 0; gone < limits.socketsPerPerson + 2; gone += 1) {
      const { socket } = arriving(cookie);
      (socket.conn as unknown as Connection).readyState = 'closed';
      await handshake.admit(socket);
    }
  });
});
