import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { backUpBeforeMigrating } from '@lectern/server/backup';
import {
  applyMigrations,
  ClusterWatch,
  migrationNames,
  startCluster,
  type EmbeddedCluster,
} from '@lectern/server/database';
import { ConfigurationError, readConfig } from '@lectern/server/platform';
import { buildIfChanged } from './build';
import { step } from './step';
import { Supervisor } from './supervisor';

/** How a server is brought up: for trying it out, or for real. */
export interface UpOptions {
  readonly mode: 'development' | 'production';
  /** the folder below the data folder that the embedded PostgreSQL lives in; demonstration data has one of its own */
  readonly databaseFolder: string;
  /** runs once the database is there and migrated, before the server starts */
  readonly prepare?: (databaseUrl: string) => Promise<void>;
}

/** another server of the same database may be just going */
const readyWithinMs = 10_000;

/** Something to say to whoever started us, without a stack. */
class CannotStart extends Error {}

/**
 * Builds what changed, starts the database and the server, says each step with its time, and returns
 * the address. From the first step on Ctrl-C, SIGTERM or a closed terminal stops what has been started
 * so far, in order.
 */
export async function up(options: UpOptions): Promise<string> {
  const { databaseUrl: givenUrl, dataFolder, config } = checkedSettings(options.mode);
  let cluster: EmbeddedCluster | null = null;
  let server: Supervisor | null = null;
  const stop = async () => {
    await server?.stop();
    await cluster?.stop();
  };
  stopOnSignal(stop);
  try {
    await refuseTakenPort(config.port, config.host);
    await step('Building', buildIfChanged, (wasBuilt) => !wasBuilt);
    if (givenUrl === undefined) {
      cluster = await step('Starting PostgreSQL', () => embedded(join(dataFolder, options.databaseFolder)));
    }
    const databaseUrl = givenUrl ?? cluster?.url ?? '';
    if (options.mode === 'production') {
      await step(
        'Backing up before the database is changed',
        async () => backUpBeforeMigrating({ databaseUrl, dataFolder, migrations: await migrationNames('prisma') }),
        (folder) => folder === null,
      ).catch((error: unknown) => {
        throw new CannotStart(
          `The backup before the migration failed, so nothing was changed: ${error instanceof Error ? error.message : String(error)}`,
        );
      });
    }
    await step(
      'Bringing the database up to date',
      () => applyMigrations(databaseUrl, 'prisma'),
      (applied) => applied.length === 0,
    );
    await options.prepare?.(databaseUrl);
    const supervisor = new Supervisor('dist/apps/api/main.mjs', { NODE_ENV: options.mode, DATABASE_URL: databaseUrl });
    await step('Starting the server', () => supervisor.start()).catch((error: unknown) => {
      supervisor.giveUp();
      throw error;
    });
    server = supervisor;
    await refuseUnready(config.port, config.host);
    return config.publicUrl.href;
  } catch (error) {
    console.error(error instanceof Error && !(error instanceof TypeError) ? error.message : error);
    await stop();
    process.exit(1);
  }
}

/** Stops everything in order at Ctrl-C, SIGTERM or a closed terminal. */
export function stopOnSignal(stop: () => Promise<void>): void {
  let isStopping = false;
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) {
    process.on(signal, () => {
      if (isStopping) return;
      isStopping = true;
      console.log('\nStopping …');
      stop().then(
        () => {
          console.log('Stopped. Nothing is lost.');
          process.exit(0);
        },
        (error: unknown) => {
          console.error(error);
          process.exit(1);
        },
      );
    });
  }
}

function checkedSettings(mode: UpOptions['mode']) {
  const databaseUrl = process.env['DATABASE_URL'] || undefined;
  try {
    const config = readConfig({
      ...process.env,
      NODE_ENV: mode,
      DATABASE_URL: databaseUrl ?? 'postgresql://embedded@127.0.0.1/postgres',
    });
    return { databaseUrl, dataFolder: resolve(process.env['DATA_DIR'] || 'data'), config };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

/** Before anything is started: somebody who listens there already is most likely the server itself. */
async function refuseTakenPort(port: number, host: string): Promise<void> {
  const isTaken = await new Promise<boolean>((answer) => {
    const probe = connect(port, host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host);
    probe.once('connect', () => {
      probe.destroy();
      answer(true);
    });
    probe.once('error', () => answer(false));
  });
  if (isTaken) {
    throw new CannotStart(
      `Port ${port} is taken: Lectern runs already, or another program does. Set PORT to another one.`,
    );
  }
}

/** A server that could lose what it acknowledges, or that lacks what it needs, is not left running. */
async function refuseUnready(port: number, host: string): Promise<void> {
  const address = host === '0.0.0.0' || host === '::' ? '127.0.0.1' : host.includes(':') ? `[${host}]` : host;
  const deadline = Date.now() + readyWithinMs;
  for (;;) {
    const { faults } = (await (await fetch(`http://${address}:${port}/health/ready`)).json()) as { faults: string[] };
    if (faults.length === 0) return;
    if (Date.now() > deadline) throw new CannotStart(`The server is not ready: ${faults.join(' ')}`);
    await new Promise((resolve) => setTimeout(resolve, 500));
  }
}

async function embedded(folder: string): Promise<EmbeddedCluster> {
  await mkdir(folder, { recursive: true });
  await takeFolder(folder);
  const cluster = await startCluster({ folder });
  if (cluster.isAdopted) console.log('  (PostgreSQL was still running: the last server did not stop it)');
  const watch = new ClusterWatch(cluster, { folder }, (text) => console.error(text));
  watch.start();
  return {
    ...cluster,
    stop: async (mode) => {
      await watch.stop();
      await cluster.stop(mode);
      await rm(join(folder, ownerFile), { force: true });
    },
  };
}

const ownerFile = 'owner.pid';

/** Two servers on one data folder would stop each other's database: the second is refused while the first lives. */
async function takeFolder(folder: string): Promise<void> {
  const file = join(folder, ownerFile);
  const owner = Number(await readFile(file, 'utf8').catch(() => '0'));
  if (owner > 0 && owner !== process.pid && (await isLauncher(owner))) {
    throw new CannotStart(
      `Lectern runs already on ${folder} (process ${owner}). Stop it, or set DATA_DIR to another folder.`,
    );
  }
  await writeFile(file, String(process.pid));
}

/** Whether a process is alive and one of ours; numbers are used again after a crash. */
async function isLauncher(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
  } catch {
    return false;
  }
  const command = await readFile(`/proc/${pid}/cmdline`, 'utf8').catch(() => 'launch.mjs');
  return command.includes('launch.mjs');
}
