import { beforeAll, describe, expect, it } from 'vitest';
import { clientMessages, type ClientMessageName } from '@lectern/contracts';
import { LiveClient } from '../socket';
import { cellsOf, outcomes, table, type Cell, type RouteName, type Row } from './table';
import { actors, gatherCast, makeThread, makeWorld, nowhere, type ActorName, type Cast, type Places } from './world';

/** Both doors lead to the same use cases: what a route of the table refuses, its message refuses with the same code. */
const routeOfMessage: Readonly<Partial<Record<ClientMessageName, RouteName>>> = {
  'stream.join': 'readingEvents',
  'stream.read': 'readingEvents',
  'stream.leave': 'currentAccount',
  'thread.open': 'openThread',
  'comment.create': 'createComment',
  'comment.edit': 'editComment',
  'comment.delete': 'deleteComment',
  'thread.place': 'placeThread',
  'comment.react': 'reactToComment',
  'thread.change': 'changeThread',
  'thread.mark-read': 'markThreadRead',
  'reading.mark-read': 'markReadingRead',
  'live.act': 'actInLiveSession',
  'live.chat': 'actInChat',
  'live.follow-up': 'actOnFollowUps',
  'live.side': 'actAtSide',
  'live.arrange': 'arrangeLive',
  'live.hand': 'actOnHands',
  'live.poll': 'actOnPolls',
};

/** What can only be said over a socket, and only to a stream it has joined, which nobody here has. */
const ofListeners: Row = {
  private: 'A N N N N N N',
  public: 'A N N N N N N',
  input: ({ liveSessionId: sessionId }) => ({ body: { sessionId } }),
};
const socketOnly: Readonly<Partial<Record<ClientMessageName, Row>>> = {
  'live.beat': {
    ...ofListeners,
    input: (at) => ({ body: { sessionId: at.liveSessionId, isActive: true, blockId: null, isOwnMove: false } }),
  },
  'live.signal': {
    ...ofListeners,
    input: (at) => ({
      body: { sessionId: at.liveSessionId, blockId: at.pollId, signal: 'done' as const, isNamed: false },
    }),
  },
  'live.react': {
    ...ofListeners,
    input: (at) => ({ body: { sessionId: at.liveSessionId, reaction: 'thanks' as const } }),
  },
  'live.follow': {
    ...ofListeners,
    input: (at) => ({ body: { sessionId: at.liveSessionId, personId: null } }),
  },
};
const messages = Object.keys(clientMessages) as ClientMessageName[];

function rowOf(name: ClientMessageName): Row {
  const route = routeOfMessage[name];
  const row = route ? table[route] : socketOnly[name];
  if (!row) throw new Error(`Nothing says who may send ${name}.`);
  return row;
}

it('names every message of the contracts', () => {
  expect([...Object.keys(routeOfMessage), ...Object.keys(socketOnly)].sort()).toEqual([...messages].sort());
});

describe.each(['private', 'public'] as const)('in a %s group', (visibility) => {
  let cast: Cast;
  let standing: Places;
  beforeAll(async () => {
    cast = await gatherCast();
    standing = await makeWorld(cast, visibility, 'request');
  });

  describe.each(messages)('%s', (name) => {
    const row = rowOf(name);
    const cells = actors.map((actor, index) => [actor, cellsOf(row[visibility])[index] as Cell] as const);

    it.each(cells)('sent by %s: %s', async (actor: ActorName, cell: Cell) => {
      const isUsedUp = cell === '+' && row.spoils === 'thread';
      const world = isUsedUp ? { ...standing, ...(await makeThread(cast, standing.readingId)) } : standing;
      const client = await LiveClient.open(actor === 'anonymous' ? null : cast[actor]);
      const answer = await client.tell(name, inputFor(name, world));
      if (cell === '+') {
        expect(answer).toMatchObject({ ok: true });
        return;
      }
      expect(answer).toMatchObject({ ok: false, refusal: { code: outcomes[cell] } });
      // what is hidden looks exactly like what is not there
      if (cell === 'N') expect(answer).toEqual(await client.tell(name, inputFor(name, nowhere())));
    });
  });
});

function inputFor(name: ClientMessageName, at: Places) {
  const stream = { kind: 'reading' as const, id: at.readingId };
  if (name === 'stream.leave') return { stream };
  if (name === 'stream.join' || name === 'stream.read') return { stream, since: 0 };
  return rowOf(name).input(at).body as never;
}
