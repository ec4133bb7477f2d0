import { cp, mkdir, readFile, rm, symlink, writeFile } from 'node:fs/promises';
import { join, resolve } from 'node:path';
import { migrationNames } from '@lectern/server/database';
import { runBuildScript } from './build';

const root = resolve('dist/chaos/next');
const sources = ['apps/api', 'libs', 'prisma', 'tools/bundle.mjs', 'tools/generate.mjs'];
const files = ['tsconfig.base.json', 'prisma.config.ts', 'package.json'];

/** a column the version after this one has, in the schema and as the migration that expands the database */
const column = '  tone         String?\n';
const expandSql =
  'ALTER TABLE "comments" ADD COLUMN "tone" TEXT;\nCREATE INDEX "comments_tone_idx" ON "comments"("tone");\n';
/** when no server of this version is left; the default first, or what is written meanwhile would have none */
const contractSql = `ALTER TABLE "comments" ALTER COLUMN "tone" SET DEFAULT 'plain';
UPDATE "comments" SET "tone" = 'plain' WHERE "tone" IS NULL;
ALTER TABLE "comments" ALTER COLUMN "tone" SET NOT NULL;\n`;

/** A version after this one: its API process, and its migrations up to a step. */
export interface NextVersion {
  readonly entry: string;
  /** a folder with the schema and migrations that make the database fit for both versions */
  readonly expanded: string;
  /** one with those besides that are only for the next version */
  readonly contracted: string;
}

/**
 * Makes the version after this one: the same sources, and a migration that adds to the schema. Nothing
 * else can be the same everywhere: a checkout without history has no version before this one.
 */
export async function buildNextVersion(): Promise<NextVersion> {
  await rm(root, { recursive: true, force: true });
  await mkdir(join(root, 'tools'), { recursive: true });
  const isNeeded = (path: string) => !path.endsWith('/generated') && !path.includes('/libs/web');
  for (const path of sources) await cp(path, join(root, path), { recursive: true, filter: isNeeded });
  for (const path of files) await cp(path, join(root, path));
  await symlink(resolve('node_modules'), join(root, 'node_modules'));
  const schemaFile = join(root, 'prisma/schema.prisma');
  const schema = (await readFile(schemaFile, 'utf8')).replace(/(model Comment \{\n)/, `$1${column}\n`);
  await writeFile(
    schemaFile,
    schema.replace(/(@@index\(\[threadId, createdSeq\]\)\n  @@map\("comments"\))/, '@@index([tone])\n  $1'),
  );
  await addMigration('expand', expandSql);
  await cp(join(root, 'prisma'), join(root, 'expanded'), { recursive: true });
  await addMigration('contract', contractSql);
  const entry = 'dist/api/main.mjs';
  await runBuildScript(root, `await bundle(process.cwd(), 'apps/api/src/main.ts', '${entry}');`);
  return { entry: join(root, entry), expanded: join(root, 'expanded'), contracted: join(root, 'prisma') };
}

async function addMigration(name: string, sql: string): Promise<void> {
  const prisma = join(root, 'prisma');
  const last = Number((await migrationNames(prisma)).at(-1)?.slice(0, 14));
  const folder = join(prisma, 'migrations', `${last + 1}_${name}`);
  await mkdir(folder);
  await writeFile(join(folder, 'migration.sql'), sql);
  await cp(join(prisma, 'schema.prisma'), join(folder, 'schema.prisma'));
}
