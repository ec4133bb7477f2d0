import { fork } from 'node:child_process';
import { readFile } from 'node:fs/promises';
import { freePort, startScratchServer, type ScratchServer } from '../../lib/scratch-server';
import type { Seat } from './crowd-orders';
import { prepareReading, type PreparedReading } from './prepare';

/** A server that is measured: Lectern, or what it is compared with. */
export interface Subject {
  readonly pid: () => number;
  readonly base: string;
  /** where so many people sit, who write in one room and hear one another */
  seats(count: number): Seat[];
  stop(): Promise<void>;
}

/** Lectern as it is built for production; only the limits on how much one person may do are lifted, by their setting. */
export interface LecternSubject extends Subject {
  readonly server: ScratchServer;
  readonly reading: PreparedReading;
}

/** ten sockets each are allowed */
const peopleInAll = 180;
const settings = { NODE_ENV: 'production', CHECK_ANSWERS: 'false', RATE_LIMIT_FACTOR: '1000000' };

/** Starts Lectern on a database of its own with fsync, or a second process on the one of another. */
export async function startLectern(
  env: Record<string, string> = {},
  databaseUrl?: string,
  people = peopleInAll,
): Promise<LecternSubject> {
  const server = await startScratchServer({
    env: { ...settings, ...env },
    ...(databaseUrl === undefined ? {} : { databaseUrl }),
  });
  const reading = await prepareReading(server.databaseUrl, people);
  return {
    server,
    reading,
    base: server.base,
    pid: () => server.process.pid ?? 0,
    seats: (count) =>
      Array.from({ length: count }, (_, index) => ({
        base: server.base,
        cookie: reading.cookies[index % reading.cookies.length] ?? null,
        readingIds: [reading.readingId],
        threadId: reading.threadId,
      })),
    stop: () => server.stop(),
  };
}

/** Starts the bare server: one INSERT and one broadcast for each message, or (without a database) the broadcast alone. */
export async function startBare(databaseUrl: string | null, env: Record<string, string> = {}): Promise<Subject> {
  const port = await freePort();
  const child = fork('dist/tools/bare-server.mjs', [], {
    env: { ...process.env, NODE_ENV: 'production', ...env, PORT: String(port), DATABASE_URL: databaseUrl ?? '' },
    execArgv: [],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  await new Promise<void>((resolve) => child.on('message', (message) => message === 'listening' && resolve()));
  const base = `http://127.0.0.1:${port}`;
  return {
    base,
    pid: () => child.pid ?? 0,
    seats: (count) => Array.from({ length: count }, () => ({ base, cookie: null, readingIds: [], threadId: null })),
    stop: () =>
      new Promise((resolve) => {
        child.once('exit', () => resolve());
        child.kill();
      }),
  };
}

/** Seconds of processor a process has used, in all its threads. */
export async function cpuSeconds(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  // the name in brackets may hold spaces; user and system time are the 14th and 15th field, in hundredths
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11]) + Number(fields[12])) / 100;
}

/** Memory a process has, in kilobytes. */
export async function memoryKb(pid: number): Promise<number> {
  return Number(/VmRSS:\s+(\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.[1]);
}
