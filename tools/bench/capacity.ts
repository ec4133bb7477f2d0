import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { io, type Socket } from 'socket.io-client';
import { v7 as uuidv7 } from 'uuid';
import { startScratchServer } from '../lib/scratch-server';
import { prepareReading, type PreparedReading } from './fanout/prepare';
import { alone, type Row } from './row';

/** what a person who reads does; docs/scaling.md multiplies it */
const habits = { peoplePerRoom: 20, secondsPerComment: 600, secondsPerPage: 300 } as const;
const people = 300;
const runSeconds = 30;
/** hertz of the ticks in /proc/PID/stat, on every Linux there is */
const ticksPerSecond = 100;

interface Room {
  readonly reading: PreparedReading;
  readonly seats: readonly Socket[];
}

/** What people who read cost a server: a small crowd with the habits above, measured in processor time, which other work on the machine hardly changes. */
export async function bench(): Promise<Row[]> {
  const server = await startScratchServer({ env: { CHECK_ANSWERS: 'false', RATE_LIMIT_FACTOR: '1000000' } });
  const pid = server.process.pid ?? 0;
  const rooms: Room[] = [];
  try {
    await pause(2_000);
    const emptyMb = await memoryMb(pid);
    for (let taken = 0; taken < people; taken += habits.peoplePerRoom) {
      const reading = await prepareReading(server.databaseUrl, habits.peoplePerRoom);
      rooms.push({ reading, seats: await seated(server.base, reading) });
    }
    await pause(3_000);
    const seatedMb = await memoryMb(pid);
    const idle = await processorSeconds(pid, () => pause(10_000));
    const pages = await processorSeconds(pid, async () => {
      for (let page = 0; page < 300; page += 1) await openReading(server.base, rooms[page % rooms.length]);
    });
    const comments = await processorSeconds(pid, async () => {
      for (let turn = 0; turn < 20; turn += 1) for (const room of rooms) await comment(room, turn);
    });
    const reading = await processorSeconds(pid, () => readTogether(server.base, rooms));
    return [
      alone('capacity.memory-empty', emptyMb, 'MB', 200),
      alone('capacity.memory-per-person', ((seatedMb - emptyMb) * 1_000) / people, 'kB', null),
      alone('capacity.idle-cpu-per-1000', (idle / 10) * (1_000 / people) * 1_000, 'ms/s', null),
      alone('capacity.cpu-per-page', (pages / 300) * 1_000, 'ms', null),
      alone('capacity.cpu-per-comment', (comments / (20 * rooms.length)) * 1_000, 'ms', null),
      alone('capacity.cpu-per-1000-people', (reading / runSeconds) * (1_000 / people) * 1_000, 'ms/s', null),
    ];
  } finally {
    for (const { seats } of rooms) for (const seat of seats) seat.close();
    await server.stop();
  }
}

/** Everybody reads as people do, for a while: a comment and a page now and then. */
async function readTogether(base: string, rooms: readonly Room[]): Promise<void> {
  const end = performance.now() + runSeconds * 1_000;
  const every = async (seconds: number, work: (turn: number) => Promise<unknown>) => {
    const pauseMs = (seconds * 1_000) / people;
    for (let turn = 0; performance.now() < end; turn += 1) await Promise.all([work(turn), pause(pauseMs)]);
  };
  await Promise.all([
    every(habits.secondsPerPage, (turn) => openReading(base, rooms[turn % rooms.length])),
    every(habits.secondsPerComment, (turn) => comment(rooms[turn % rooms.length], turn)),
  ]);
}

/** Everybody of a reading, each with a socket that has joined it. */
function seated(base: string, { readingId, cookies }: PreparedReading): Promise<Socket[]> {
  return Promise.all(
    cookies.map(async (cookie) => {
      const socket = io(base, { transports: ['websocket'], forceNew: true, extraHeaders: { origin: base, cookie } });
      await new Promise<void>((resolve, reject) => socket.once('connect', resolve).once('connect_error', reject));
      const stream = { kind: 'reading', id: readingId };
      accepted(await socket.emitWithAck('stream.join', { stream, since: 0 }));
      return socket;
    }),
  );
}

async function comment(room: Room | undefined, turn: number): Promise<void> {
  if (!room) return;
  const body = 'A thought of a sentence or two, as people write them beside a text.';
  const command = { commandId: uuidv7(), threadId: room.reading.threadId, parentId: null, body };
  accepted(await room.seats[turn % room.seats.length]?.emitWithAck('comment.create', command));
}

function accepted(answer: unknown): void {
  if (!(answer as { ok?: boolean } | undefined)?.ok) throw new Error(`Refused: ${JSON.stringify(answer)}`);
}

async function openReading(base: string, room: Room | undefined): Promise<void> {
  const headers = { cookie: room?.reading.cookies[0] ?? '' };
  const answer = await fetch(`${base}/api/readings/${room?.reading.readingId}`, { headers });
  if (!answer.ok) throw new Error(`The reading was not opened: ${answer.status}`);
  await answer.arrayBuffer();
}

async function processorSeconds(pid: number, work: () => Promise<void>): Promise<number> {
  const before = await ticks(pid);
  await work();
  return ((await ticks(pid)) - before) / ticksPerSecond;
}

/** User and system time so far. */
async function ticks(pid: number): Promise<number> {
  const fields = (await readFile(`/proc/${pid}/stat`, 'utf8')).split(') ')[1]?.split(' ') ?? [];
  return Number(fields[11]) + Number(fields[12]);
}

async function memoryMb(pid: number): Promise<number> {
  const status = await readFile(`/proc/${pid}/status`, 'utf8');
  return Number(/VmRSS:\s+(\d+)/.exec(status)?.[1]) / 1_024;
}
