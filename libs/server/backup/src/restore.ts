import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Client } from 'pg';
import { BackupError } from './backup-error';
import { dropStatements, quoted, readForeignKeys, readTables, type TableShape } from './catalogue';
import { checkBackup } from './check-backup';
import { dataFiles, placeDataFiles } from './data-files';
import { tableFile, type Manifest } from './manifest';
import { readRows, sumRows, withTextConnection } from './table-text';

/** What is restored and where to. */
export interface RestoreOptions {
  readonly folder: string;
  readonly databaseUrl: string;
  readonly dataFolder: string;
  /** with the migrations that lead to the backup's schema */
  readonly prismaFolder: string;
  /** the names of those migrations, oldest first */
  readonly migrations: readonly string[];
  /** whether what is there may be thrown away */
  readonly isReplacing?: boolean;
}

/** rows of these are made by every fresh server and are no reason to refuse */
const notContent = new Set(['_prisma_migrations', 'setup_links']);

/** as Prisma's schema engine makes it */
const migrationTable = `
  CREATE TABLE public._prisma_migrations (
    id varchar(36) PRIMARY KEY NOT NULL, checksum varchar(64) NOT NULL, finished_at timestamptz,
    migration_name varchar(255) NOT NULL, logs text, rolled_back_at timestamptz,
    started_at timestamptz NOT NULL DEFAULT now(), applied_steps_count integer NOT NULL DEFAULT 0)`;

/**
 * Brings a database and the data folder to what a backup holds, in one transaction: when anything is not
 * right, nothing is changed. The schema is made by the migrations the backup names, and every table is
 * read back and held against its checksum before the commit. Throws `BackupError` with what is wrong.
 */
export async function restore(options: RestoreOptions): Promise<Manifest> {
  const manifest = await checkBackup(options.folder);
  const newer = manifest.migrations.filter((name) => !options.migrations.includes(name));
  if (newer.length > 0) {
    throw new BackupError(
      `This backup was made by another version of Lectern: ${newer.join(', ')} is not known here. Install that version to restore it.`,
    );
  }
  await refuseFiles(manifest, options);
  await withTextConnection(options.databaseUrl, async (client) => {
    await client.query('BEGIN');
    await refuseRunningServer(client);
    await emptyDatabase(client, options.isReplacing ?? false);
    await makeSchema(client, manifest, options.prismaFolder);
    await load(client, manifest, options.folder);
    const undo = await placeDataFiles(join(options.folder, 'files'), manifest.files, options.dataFolder);
    await client.query('COMMIT').catch(async (error: unknown) => {
      await undo();
      throw error;
    });
    await client.query('ANALYZE');
  });
  return manifest;
}

async function refuseFiles({ files }: Manifest, { dataFolder, isReplacing }: RestoreOptions): Promise<void> {
  const present = await dataFiles(dataFolder);
  if (files.length === 0 || present.length === 0 || isReplacing) return;
  throw new BackupError(
    `${dataFolder} has files already (${present.length}). Name an empty data folder, or add --replace to write over them.`,
  );
}

async function refuseRunningServer(client: Client): Promise<void> {
  const { rows } = await client.query(
    `SELECT 1 FROM pg_stat_activity WHERE application_name = 'lectern' AND datname = current_database() LIMIT 1`,
  );
  if (rows.length > 0) throw new BackupError('Lectern runs on this database. Stop it first.');
}

async function emptyDatabase(client: Client, isReplacing: boolean): Promise<void> {
  for (const { name } of await readTables(client)) {
    if (isReplacing || notContent.has(name)) continue;
    const { rows } = await client.query(`SELECT 1 FROM public.${quoted(name)} LIMIT 1`);
    if (rows.length > 0) {
      throw new BackupError(
        `The database is not empty: there are ${name}. Name an empty one, or add --replace to throw away what is there.`,
      );
    }
  }
  for (const statement of await dropStatements(client)) await client.query(statement);
}

async function makeSchema(client: Client, manifest: Manifest, prismaFolder: string): Promise<void> {
  await client.query(migrationTable);
  for (const name of manifest.migrations)
    await client.query(await readFile(join(prismaFolder, 'migrations', name, 'migration.sql'), 'utf8'));
  // a migration may have set its own
  await client.query('SET search_path = public');
}

async function load(client: Client, manifest: Manifest, folder: string): Promise<void> {
  const tables = await readTables(client);
  const shapeOf = new Map(tables.map((table) => [table.name, table]));
  const differing = manifest.tables.filter((table) => !hasColumns(shapeOf.get(table.name), table.columns));
  if (differing.length > 0 || tables.length !== manifest.tables.length) {
    const names = differing.map(({ name }) => name).join(', ') || 'tables';
    throw new BackupError(`The migrations here make another schema than the backup’s: ${names} differ.`);
  }
  const keys = await readForeignKeys(client);
  for (const { table, name } of keys)
    await client.query(`ALTER TABLE public.${quoted(table)} DROP CONSTRAINT ${quoted(name)}`);
  for (const { name, columns, rows, sha256 } of manifest.tables) {
    const table: TableShape = { name, columns, order: shapeOf.get(name)?.order ?? [] };
    await client.query(`ALTER TABLE public.${quoted(name)} DISABLE TRIGGER USER`);
    await client.query(`DELETE FROM public.${quoted(name)}`);
    await readRows(client, table, tableFile(folder, name));
    const sum = await sumRows(client, table);
    if (sum.rows !== rows || sum.sha256 !== sha256)
      throw new BackupError(`What was restored into ${name} is not what was backed up. Nothing was changed.`);
    await client.query(`ALTER TABLE public.${quoted(name)} ENABLE TRIGGER USER`);
  }
  for (const { name, value, isCalled } of manifest.sequences)
    await client.query('SELECT setval($1::regclass, $2, $3)', [`public.${quoted(name)}`, value, isCalled]);
  for (const { table, name, definition } of keys)
    await client.query(`ALTER TABLE public.${quoted(table)} ADD CONSTRAINT ${quoted(name)} ${definition}`);
}

function hasColumns(shape: TableShape | undefined, columns: readonly string[]): boolean {
  return shape !== undefined && [...shape.columns].sort().join() === [...columns].sort().join();
}
