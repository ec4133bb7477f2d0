import { join, resolve } from 'node:path';
import { hasCluster, startCluster } from '@lectern/server/database';
import { BackupError } from '@lectern/server/backup';

/** The database a tool works on, and what to do when it is done with it. */
export interface DatabaseAtHand {
  readonly url: string;
  readonly dataFolder: string;
  release(): Promise<void>;
}

/**
 * The database of DATABASE_URL, or the embedded one of DATA_DIR: running or not; one that was started for
 * this is stopped again. `isMadeIfMissing` makes a new embedded one, otherwise its absence is said.
 */
export async function databaseAtHand(isMadeIfMissing: boolean): Promise<DatabaseAtHand> {
  const dataFolder = resolve(process.env['DATA_DIR'] || 'data');
  const url = process.env['DATABASE_URL'];
  if (url) return { url, dataFolder, release: () => Promise.resolve() };
  const folder = join(dataFolder, 'postgres');
  if (!isMadeIfMissing && !(await hasCluster(folder)))
    throw new BackupError(`There is no database in ${folder}. Set DATA_DIR or DATABASE_URL as the server has it.`);
  const cluster = await startCluster({ folder });
  return {
    url: cluster.url,
    dataFolder,
    release: async () => {
      if (!cluster.isAdopted) await cluster.stop();
    },
  };
}
