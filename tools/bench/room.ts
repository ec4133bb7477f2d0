import { randomUUID } from 'node:crypto';
import { io, type Socket } from 'socket.io-client';
import { v7 as uuidv7 } from 'uuid';
import type { StreamEvents } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { hashOf, newSecret } from '@lectern/server/platform';

/** A room to measure: how to send one comment and how to hear of them. */
export interface Room {
  readonly authors: readonly Sender[];
  readonly listeners: readonly Socket[];
  /** calls back with the body of every comment a listener receives */
  hear(listener: Socket, heard: (body: string) => void): void;
  close(): void;
}

/** Sends one comment and resolves when it is acknowledged. */
export type Sender = (body: string) => Promise<void>;

/** A reading with one thread and people who may write in it, put straight into the database. */
export async function prepareReading(
  databaseUrl: string,
  people: number,
): Promise<{ readingId: string; threadId: string; cookies: string[]; groupId: string }> {
  const database = new Database({ url: databaseUrl, connections: 2 });
  const [groupId, readingId, revisionId, threadId] = [randomUUID(), randomUUID(), randomUUID(), randomUUID()];
  const members = Array.from({ length: people }, (_, index) => ({
    id: randomUUID(),
    token: newSecret(),
    sessionId: randomUUID(),
    displayName: `Reader ${index + 1}`,
  }));
  try {
    await database.write(async (transaction) => {
      await transaction.person.createMany({
        data: members.map(({ id, displayName }) => ({ id, displayName, email: `${id}@example.org` })),
      });
      await transaction.session.createMany({
        data: members.map((member) => ({
          tokenHash: hashOf(member.token),
          id: member.sessionId,
          personId: member.id,
          userAgent: 'bench',
          expiresAt: new Date(Date.now() + 86_400_000),
        })),
      });
      await transaction.group.create({
        data: { id: groupId, name: 'Bench', description: '', visibility: 'private', joinPolicy: 'invitation' },
      });
      await transaction.membership.createMany({
        data: members.map((member, index) => ({
          groupId,
          personId: member.id,
          role: index === 0 ? 'owner' : 'member',
        })),
      });
      await transaction.stream.create({ data: { id: readingId, kind: 'reading' } });
      await transaction.reading.create({
        data: { id: readingId, groupId, title: 'Bench', authors: [], currentRevisionId: revisionId, paragraphCount: 1 },
      });
      await transaction.revision.create({ data: { id: revisionId, readingId, number: 1, imported: {} } });
      await transaction.block.create({
        data: {
          id: randomUUID(),
          revisionId,
          position: 0,
          number: 1,
          kind: 'paragraph',
          text: 'A paragraph to argue about.',
          marks: [],
        },
      });
      const at = new Date();
      await transaction.thread.create({
        data: {
          id: threadId,
          readingId,
          openedAt: at,
          commentCount: 0,
          lastCommentAt: at,
          lastCommentSeq: 0,
          createdSeq: 0,
          seq: 0,
        },
      });
      await transaction.threadAnchor.create({ data: { threadId, revisionId, position: 0, certainty: 'exact' } });
    });
  } finally {
    await database.close();
  }
  return { readingId, threadId, groupId, cookies: members.map((member) => `lectern=${member.token}`) };
}

/** The room of a Lectern reading, joined by all. */
export async function lecternRoom(
  base: string,
  reading: { readingId: string; threadId: string; cookies: string[] },
  authorCount: number,
  listenerCount: number,
): Promise<Room> {
  const sockets = await Promise.all(
    Array.from({ length: authorCount + listenerCount }, (_, index) =>
      connected(base, reading.cookies[index % reading.cookies.length]),
    ),
  );
  const stream = { kind: 'reading', id: reading.readingId };
  for (const socket of sockets) {
    const joined = (await socket.emitWithAck('stream.join', { stream, since: 0 })) as { ok: boolean };
    if (!joined.ok) throw new Error(`Could not join: ${JSON.stringify(joined)}`);
  }
  return {
    authors: sockets.slice(0, authorCount).map((socket) => async (body) => {
      const answer = (await socket.emitWithAck('comment.create', {
        commandId: uuidv7(),
        threadId: reading.threadId,
        parentId: null,
        body,
      })) as { ok: boolean };
      if (!answer.ok) throw new Error(`Refused: ${JSON.stringify(answer)}`);
    }),
    listeners: sockets.slice(authorCount),
    hear: (listener, heard) => {
      listener.on('stream.events', ({ events }: StreamEvents) => {
        for (const event of events) if ('comment' in event) heard(event.comment.body ?? '');
      });
    },
    close: () => sockets.forEach((socket) => socket.disconnect()),
  };
}

/** The room of the bare server. */
export async function bareRoom(base: string, authorCount: number, listenerCount: number): Promise<Room> {
  const sockets = await Promise.all(Array.from({ length: authorCount + listenerCount }, () => connected(base)));
  return {
    authors: sockets.slice(0, authorCount).map((socket, index) => async (body) => {
      await socket.emitWithAck('message', { author: `Reader ${index}`, body, sentAt: Date.now() });
    }),
    listeners: sockets.slice(authorCount),
    hear: (listener, heard) => {
      listener.on('message', ({ body }: { body: string }) => heard(body));
    },
    close: () => sockets.forEach((socket) => socket.disconnect()),
  };
}

/** What a burst in a busy room came to. */
export interface Burst {
  readonly ackedPerSecond: number;
  readonly deliveredPerSecond: number;
  readonly acked: number;
}

/** Every author sends as fast as acknowledged, for so many milliseconds; then waits for the last delivery. */
export async function burst(room: Room, ms: number): Promise<Burst> {
  let delivered = 0;
  for (const listener of room.listeners) room.hear(listener, () => (delivered += 1));
  let acked = 0;
  const started = performance.now();
  await Promise.all(
    room.authors.map(async (send, author) => {
      for (let index = 0; performance.now() - started < ms; index += 1) {
        await send(bodyOf(`${author}-${index}`));
        acked += 1;
      }
    }),
  );
  const ackSeconds = (performance.now() - started) / 1000;
  const wanted = acked * room.listeners.length;
  const patience = performance.now() + 15_000;
  while (delivered < wanted && performance.now() < patience) await new Promise((resolve) => setTimeout(resolve, 5));
  if (delivered < wanted) throw new Error(`Only ${delivered} of ${wanted} deliveries arrived.`);
  const seconds = (performance.now() - started) / 1000;
  return { ackedPerSecond: acked / ackSeconds, deliveredPerSecond: delivered / seconds, acked };
}

/** Milliseconds from sending to acknowledgement and to each listener, at a steady pace. */
export async function paced(
  room: Room,
  perSecond: number,
  seconds: number,
): Promise<{ ackMs: number[]; seenMs: number[]; lastSeenMs: number[] }> {
  const sentAt = new Map<string, number>();
  const seenMs: number[] = [];
  const last = new Map<string, number>();
  for (const listener of room.listeners) {
    room.hear(listener, (body) => {
      const passed = performance.now() - (sentAt.get(body) ?? Number.NaN);
      seenMs.push(passed);
      last.set(body, Math.max(last.get(body) ?? 0, passed));
    });
  }
  const ackMs: number[] = [];
  const sends: Promise<void>[] = [];
  for (let index = 0; index < perSecond * seconds; index += 1) {
    const send = room.authors[index % room.authors.length];
    const body = bodyOf(`paced-${index}-${Math.random()}`);
    const started = performance.now();
    sentAt.set(body, started);
    if (send) sends.push(send(body).then(() => void ackMs.push(performance.now() - started)));
    await new Promise((resolve) => setTimeout(resolve, 1000 / perSecond));
  }
  await Promise.all(sends);
  await new Promise((resolve) => setTimeout(resolve, 1_000));
  return { ackMs, seenMs, lastSeenMs: [...last.values()] };
}

/** A comment of 400 bytes that can be told from all others. */
function bodyOf(name: string): string {
  return `${name} `.padEnd(400, 'Both the event and the word for it are in dispute here. ');
}

async function connected(base: string, cookie?: string): Promise<Socket> {
  const socket = io(base, {
    transports: ['websocket'],
    forceNew: true,
    reconnection: false,
    extraHeaders: { origin: base, ...(cookie ? { cookie } : {}) },
  });
  await new Promise<void>((resolve, reject) => {
    socket.once('connect', () => resolve());
    socket.once('connect_error', reject);
  });
  return socket;
}
