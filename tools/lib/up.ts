import { mkdir } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { applyMigrations, startCluster, type EmbeddedCluster } from '@lectern/server/database';
import { ConfigurationError, readConfig } from '@lectern/server/platform';
import { buildIfChanged } from './build';
import { step } from './step';
import { Supervisor } from './supervisor';

/** How a server is brought up: for trying it out, or for real. */
export interface UpOptions {
  readonly mode: 'development' | 'production';
  /** runs once the database is there and migrated, before the server starts */
  readonly prepare?: (databaseUrl: string) => Promise<void>;
}

/** A running server with its address. */
export interface Up {
  readonly address: string;
  stop(): Promise<void>;
}

/** Builds what changed, starts the database and the server, and says each step with its time. */
export async function up(options: UpOptions): Promise<Up> {
  const settings = checkedSettings(options.mode);
  await step('Building', buildIfChanged, (wasBuilt) => !wasBuilt);
  const cluster =
    settings.databaseUrl === undefined ? await step('Starting PostgreSQL', () => embedded(settings.dataFolder)) : null;
  const databaseUrl = settings.databaseUrl ?? (cluster as EmbeddedCluster).url;
  try {
    await step(
      'Bringing the database up to date',
      () => applyMigrations(databaseUrl, 'prisma'),
      (applied) => applied.length === 0,
    );
    await options.prepare?.(databaseUrl);
    const server = new Supervisor('dist/apps/api/main.mjs', { NODE_ENV: options.mode, DATABASE_URL: databaseUrl });
    await step('Starting the server', () => server.start()).catch((error: unknown) => {
      server.giveUp();
      throw error;
    });
    return {
      address: settings.address,
      stop: async () => {
        await server.stop();
        await cluster?.stop();
      },
    };
  } catch (error) {
    await cluster?.stop();
    throw error;
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
    return { databaseUrl, dataFolder: resolve(process.env['DATA_DIR'] || 'data'), address: config.publicUrl.href };
  } catch (error) {
    if (!(error instanceof ConfigurationError)) throw error;
    console.error(error.message);
    process.exit(1);
  }
}

async function embedded(dataFolder: string): Promise<EmbeddedCluster> {
  await mkdir(dataFolder, { recursive: true });
  const cluster = await startCluster({ folder: join(dataFolder, 'postgres') });
  if (cluster.isAdopted) console.log('  (PostgreSQL was still running: the last server did not stop it)');
  return cluster;
}
