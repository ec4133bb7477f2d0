import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { PrismaPg } from '@prisma/adapter-pg';
import { Client, type ClientBase, Pool } from 'pg';
import { bindSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';

const filters = { externalTables: [], externalEnums: [] };

/**
 * Applies what the folder of migrations has and the database has not, in order, and returns the
 * names. It is Prisma's own schema engine, built for WebAssembly: the same `_prisma_migrations`
 * table as `prisma migrate deploy`, without a binary to download.
 */
export async function applyMigrations(url: string, prismaFolder: string): Promise<string[]> {
  // loading the engine takes half of a start that has nothing to apply
  if (await hasEveryMigration(url, prismaFolder)) return [];
  return withEngine(url, prismaFolder, async (engine) => {
    const { appliedMigrationNames } = await engine.applyMigrations({
      migrationsList: await migrationList(prismaFolder),
      filters,
    });
    return appliedMigrationNames;
  });
}

/**
 * Writes the migration that leads from the last migration's schema to the present one, and returns
 * its name; null when nothing changed. Each migration keeps the schema it leads to beside its SQL:
 * the engine's WebAssembly build cannot read PostgreSQL's catalogue back, so two schemas are compared.
 */
export async function createMigration(url: string, prismaFolder: string, name: string): Promise<string | null> {
  const content = await schemaText(prismaFolder);
  const last = (await migrationNames(prismaFolder)).at(-1);
  const before = last ? await readFile(join(prismaFolder, 'migrations', last, 'schema.prisma'), 'utf8') : null;
  const script = await withEngine(url, prismaFolder, async (engine) => {
    const { stdout } = await engine.diff({
      from:
        before === null
          ? { tag: 'empty' }
          : { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content: before }] },
      to: { tag: 'schemaDatamodel', files: [{ path: 'schema.prisma', content }] },
      script: true,
      exitCode: null,
      filters,
    });
    return stdout ?? '';
  });
  if (!/^\s*(CREATE|ALTER|DROP)/m.test(script)) return null;
  const migration = `${new Date().toISOString().replace(/\D/g, '').slice(0, 14)}_${name}`;
  const folder = join(prismaFolder, 'migrations', migration);
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'migration.sql'), script);
  await writeFile(join(folder, 'schema.prisma'), content);
  await writeFile(join(prismaFolder, 'migrations/migration_lock.toml'), 'provider = "postgresql"\n');
  return migration;
}

/** The names of the migrations in the folder, oldest first. */
export async function migrationNames(prismaFolder: string): Promise<string[]> {
  const folder = join(prismaFolder, 'migrations');
  if (!existsSync(folder)) return [];
  const entries = await readdir(folder, { withFileTypes: true });
  return entries
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** The names of the applied migrations, oldest first; empty for a database that has none. */
export async function readAppliedMigrations(client: ClientBase): Promise<string[]> {
  const { rows: tables } = await client.query(`SELECT 1 WHERE to_regclass('public._prisma_migrations') IS NOT NULL`);
  if (tables.length === 0) return [];
  const { rows } = await client.query<{ name: string }>(
    `SELECT migration_name AS name FROM public._prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY migration_name COLLATE "C"`,
  );
  return rows.map(({ name }) => name);
}

/** One that was begun and not finished is not there, so the engine is asked and says so. */
async function hasEveryMigration(url: string, prismaFolder: string): Promise<boolean> {
  const client = new Client({ connectionString: url });
  await client.connect();
  try {
    const applied = new Set(await readAppliedMigrations(client));
    return (await migrationNames(prismaFolder)).every((name) => applied.has(name));
  } finally {
    await client.end();
  }
}

async function withEngine<T>(
  url: string,
  prismaFolder: string,
  work: (engine: SchemaEngine) => Promise<T>,
): Promise<T> {
  const { SchemaEngine: Engine } = await import('@prisma/schema-engine-wasm');
  const pool = new Pool({ connectionString: url, max: 2 });
  const adapter = bindSqlAdapterFactory(new PrismaPg(pool));
  const engine = await Engine.new(
    { datamodels: [['schema.prisma', await schemaText(prismaFolder)]] },
    () => undefined,
    adapter,
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await pool.end();
  }
}

function schemaText(prismaFolder: string): Promise<string> {
  return readFile(join(prismaFolder, 'schema.prisma'), 'utf8');
}

async function migrationList(prismaFolder: string): Promise<MigrationList> {
  const baseDir = join(prismaFolder, 'migrations');
  const lockfile = join(baseDir, 'migration_lock.toml');
  return {
    baseDir,
    lockfile: { path: 'migration_lock.toml', content: existsSync(lockfile) ? await readFile(lockfile, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: await Promise.all(
      (await migrationNames(prismaFolder)).map(async (name) => ({
        path: name,
        migrationFile: {
          path: 'migration.sql',
          content: { tag: 'ok' as const, value: await readFile(join(baseDir, name, 'migration.sql'), 'utf8') },
        },
      })),
    ),
  };
}
