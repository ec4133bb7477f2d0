import { execFile } from 'node:child_process';
import { chown, mkdir, rm, rmdir, stat, statfs, writeFile } from 'node:fs/promises';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { withDatabase } from './final-read';

const run = promisify(execFile);
const sizeMegabytes = 8;
/** the tables that grow with every comment; small beside the disk */
const tables = ['stream_events', 'comments'] as const;

/** A disk of a few megabytes with the tables on it that grow. */
export interface SmallDisk {
  /** leaves no byte free */
  fill(): Promise<void>;
  /** frees what `fill` took */
  free(): Promise<void>;
  /** moves the tables back and takes the disk away */
  remove(): Promise<void>;
}

/** Mounts a small disk and moves tables to it; null where this process may not mount. */
export async function mountSmallDisk(databaseUrl: string, clusterFolder: string): Promise<SmallDisk | null> {
  const folder = join(clusterFolder, 'small-disk');
  const { uid, gid } = await stat(join(clusterFolder, 'cluster'));
  await mkdir(folder, { recursive: true });
  const options = `size=${sizeMegabytes}m,mode=700,uid=${uid},gid=${gid}`;
  const isMounted = await run('mount', ['-t', 'tmpfs', '-o', options, 'tmpfs', folder]).then(
    () => true,
    () => false,
  );
  if (!isMounted) {
    await rmdir(folder);
    return null;
  }
  await chown(folder, uid, gid);
  const filler = join(folder, 'filler');
  await withDatabase(databaseUrl, async (client) => {
    await client.query(`CREATE TABLESPACE small_disk LOCATION '${folder}'`);
    // of tests before this one more rows may be there than fit
    await client.query('TRUNCATE comments, stream_events CASCADE');
    for (const table of tables) await client.query(`ALTER TABLE ${table} SET TABLESPACE small_disk`);
  });
  return {
    fill: async () => {
      const { bavail, bsize } = await statfs(folder);
      // what was free when we looked may be taken by the database by now: then the disk is full all the same
      await writeFile(filler, Buffer.alloc(bavail * bsize)).catch((error: NodeJS.ErrnoException) => {
        if (error.code !== 'ENOSPC') throw error;
      });
    },
    free: () => rm(filler, { force: true }),
    remove: async () => {
      await rm(filler, { force: true });
      await withDatabase(databaseUrl, async (client) => {
        for (const table of tables) await client.query(`ALTER TABLE ${table} SET TABLESPACE pg_default`);
        await client.query('CHECKPOINT');
        await client.query('DROP TABLESPACE small_disk');
      });
      await unmountSmallDisk(clusterFolder);
    },
  };
}

/** Takes the disk away, whoever made it; nothing where there is none. */
export async function unmountSmallDisk(clusterFolder: string): Promise<void> {
  const folder = join(clusterFolder, 'small-disk');
  if (!existsSync(folder)) return;
  // the database's processes may hold what is gone open for a while
  await run('umount', ['--lazy', folder]);
  await rmdir(folder);
}
