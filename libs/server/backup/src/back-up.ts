import { mkdir, readdir, rename, rm, rmdir } from 'node:fs/promises';
import { basename, dirname, join, resolve } from 'node:path';
import type { Client } from 'pg';
import { readAppliedMigrations } from '@lectern/server/database';
import { BackupError } from './backup-error';
import { readSequences, readTables } from './catalogue';
import { copyDataFiles } from './data-files';
import { tableFile, writeManifest, type Manifest } from './manifest';
import { withTextConnection, writeRows } from './table-text';

/** What is backed up and where to. */
export interface BackupOptions {
  readonly databaseUrl: string;
  /** its folders with files that people gave are part of the backup */
  readonly dataFolder: string;
  /** where to: a folder that is not there yet, or empty */
  readonly folder: string;
}

/**
 * Writes everything a server holds into a folder, while it goes on: every table as of one moment, every
 * file. The folder appears when it is complete. Throws `BackupError` when there is nothing to back up or
 * no place for it.
 */
export async function backUp({ databaseUrl, dataFolder, folder }: BackupOptions): Promise<Manifest> {
  const target = resolve(folder);
  const present = await readdir(target).catch(() => null);
  if (present !== null && present.length > 0)
    throw new BackupError(`${target} is not empty. Name a folder for this backup alone.`);
  const partial = join(dirname(target), `.${basename(target)}.partial-${process.pid}`);
  await mkdir(join(partial, 'tables'), { recursive: true, mode: 0o700 });
  try {
    const manifest = await withTextConnection(databaseUrl, (client) => copyTables(client, partial));
    const whole = { ...manifest, files: await copyDataFiles(dataFolder, join(partial, 'files')) };
    await writeManifest(partial, whole);
    // not every system lets a renamed folder take the place of an empty one
    if (present !== null) await rmdir(target);
    await rename(partial, target);
    return whole;
  } catch (error) {
    await rm(partial, { recursive: true, force: true });
    throw error;
  }
}

/** Every table as of one moment: one transaction sees one state of the database, whatever is written meanwhile. */
async function copyTables(client: Client, folder: string): Promise<Omit<Manifest, 'files'>> {
  await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY');
  const migrations = await readAppliedMigrations(client);
  if (migrations.length === 0) throw new BackupError('There is nothing to back up: this database is not Lectern’s.');
  const { rows: versions } = await client.query<{ server_version: string }>('SHOW server_version');
  const tables: Manifest['tables'] = [];
  for (const table of await readTables(client)) {
    const sum = await writeRows(client, table, tableFile(folder, table.name));
    tables.push({ name: table.name, columns: [...table.columns], ...sum });
  }
  const sequences = await readSequences(client);
  await client.query('COMMIT');
  return {
    format: 1,
    createdAt: new Date().toISOString(),
    postgresVersion: versions[0]?.server_version ?? '',
    migrations,
    tables,
    sequences,
  };
}
