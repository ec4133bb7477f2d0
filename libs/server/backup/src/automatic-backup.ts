import { mkdir, readdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { readAppliedMigrations } from '@lectern/server/database';
import { backUp } from './back-up';
import { withTextConnection } from './table-text';

/** Backups made by themselves; older ones are removed once a newer one is complete. */
export const automaticBackupsMax = 3;
const prefix = 'before-';

/** What is about to be migrated. */
export interface MigrationAhead {
  readonly databaseUrl: string;
  readonly dataFolder: string;
  /** the names of the migrations there are, oldest first */
  readonly migrations: readonly string[];
}

/**
 * Backs a database up before it is migrated, into `backups/before-…` of the data folder, and keeps the
 * newest few of such backups. Answers where to; null when there is nothing to migrate or nothing in it yet.
 */
export async function backUpBeforeMigrating(ahead: MigrationAhead): Promise<string | null> {
  const { databaseUrl, dataFolder, migrations } = ahead;
  const applied = await withTextConnection(databaseUrl, readAppliedMigrations);
  const first = migrations.find((name) => !applied.includes(name));
  if (applied.length === 0 || first === undefined) return null;
  const all = join(dataFolder, 'backups');
  await mkdir(all, { recursive: true, mode: 0o700 });
  const moment = new Date().toISOString().replace(/\D/g, '').slice(0, 17);
  const folder = join(all, `${prefix}${first}-${moment}`);
  await backUp({ databaseUrl, dataFolder, folder });
  const old = (await readdir(all))
    .filter((name) => name.startsWith(prefix))
    .sort(byMoment)
    .slice(automaticBackupsMax);
  for (const name of old) await rm(join(all, name), { recursive: true, force: true });
  return folder;
}

/** The newest first: the moment is what a name ends with. */
function byMoment(a: string, b: string): number {
  const momentOf = (name: string) => name.slice(name.lastIndexOf('-') + 1);
  return momentOf(b).localeCompare(momentOf(a));
}
