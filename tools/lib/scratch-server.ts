import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { applyMigrations, startCluster, type EmbeddedCluster } from '@lectern/server/database';
import { apiArguments } from './api-arguments';

/** What a scratch server is started with. */
export interface ScratchOptions {
  /** settings for the API process, over those a scratch server has */
  readonly env?: Record<string, string>;
  /** off only where nobody asks what survives a crash */
  readonly fsync?: boolean;
  /** hears what the API process prints, which is not shown then */
  readonly onLog?: (text: string) => void;
  /** the database of another scratch server, for a second process on it */
  readonly databaseUrl?: string;
}

/** A server of its own for tests and measurements: real processes, real PostgreSQL, on the loopback address. */
export interface ScratchServer {
  readonly base: string;
  readonly databaseUrl: string;
  readonly cluster: EmbeddedCluster | null;
  /** the API process now running */
  readonly process: ChildProcess;
  /** ends the API process at once, as a crash would */
  kill(): Promise<void>;
  /** starts the API process again, on the same port and database, with other settings if some are given */
  restart(changed?: Record<string, string>): Promise<void>;
  /** stops everything and removes the data */
  stop(): Promise<void>;
}

/** Starts a database in a folder of its own, and the built API process on it. */
export async function startScratchServer(options: ScratchOptions = {}): Promise<ScratchServer> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-scratch-'));
  const cluster =
    options.databaseUrl === undefined ? await startCluster({ folder, fsync: options.fsync ?? true }) : null;
  const removeData = async () => {
    await cluster?.stop('immediate');
    await rm(folder, { recursive: true, force: true });
    // where the database's account cannot reach the folder, it lives elsewhere
    if (cluster) await rm(cluster.folder, { recursive: true, force: true });
  };
  try {
    return await startOn(options, cluster, removeData);
  } catch (error) {
    await removeData();
    throw error;
  }
}

async function startOn(
  options: ScratchOptions,
  cluster: EmbeddedCluster | null,
  removeData: () => Promise<void>,
): Promise<ScratchServer> {
  const databaseUrl = options.databaseUrl ?? (cluster as EmbeddedCluster).url;
  if (cluster) await applyMigrations(databaseUrl, 'prisma');
  const port = await freePort();
  const env = {
    NODE_ENV: 'test',
    LOG_LEVEL: 'error',
    CHECK_ANSWERS: 'true',
    RATE_LIMIT_FACTOR: '10000',
    // tests share the machine with each other; what is left out under load has a test of its own
    SHED_DELAY_MS: '2000',
    ...options.env,
    PORT: String(port),
    DATABASE_URL: databaseUrl,
  };
  let child = await startApi(env, options.onLog);
  return {
    base: `http://localhost:${port}`,
    databaseUrl,
    cluster,
    get process() {
      return child;
    },
    kill: () => end(child, 'SIGKILL'),
    restart: async (changed = {}) => {
      child = await startApi({ ...env, ...changed }, options.onLog);
    },
    stop: async () => {
      await end(child, 'SIGTERM');
      await removeData();
    },
  };
}

async function startApi(env: Record<string, string>, onLog?: (text: string) => void): Promise<ChildProcess> {
  const output = onLog ? 'pipe' : 'inherit';
  const child = fork('dist/apps/api/main.mjs', [], {
    env: { ...process.env, ...env },
    execArgv: apiArguments,
    stdio: ['ignore', output, output, 'ipc'],
  });
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (bytes: Buffer) => onLog?.(bytes.toString()));
  await new Promise<void>((resolve, reject) => {
    child.on('message', (message) => message === 'listening' && resolve());
    child.once('exit', (code) => reject(new Error(`The API process ended with ${code} before it was ready.`)));
  });
  return child;
}

async function end(child: ChildProcess, signal: 'SIGTERM' | 'SIGKILL'): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** A port nobody listens on. */
export function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const probe = createServer().once('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() =>
        address !== null && typeof address === 'object' ? resolve(address.port) : reject(new Error('No free port.')),
      );
    });
  });
}
