// npm run restore -- DIR: what a backup holds becomes what the server holds; all of it, or nothing is changed.
import { parseArgs } from 'node:util';
import { BackupError, restore } from '@lectern/server/backup';
import { migrationNames } from '@lectern/server/database';
import { databaseAtHand } from './lib/database-at-hand';

const { values, positionals } = parseArgs({ options: { replace: { type: 'boolean' } }, allowPositionals: true });
const [folder, ...rest] = positionals;
if (folder === undefined || rest.length > 0) {
  console.error('npm run restore -- DIR [--replace]   (--replace throws away what is there)');
  process.exit(2);
}
try {
  const database = await databaseAtHand(true);
  try {
    const startedAt = performance.now();
    const { tables, files, createdAt } = await restore({
      folder,
      databaseUrl: database.url,
      dataFolder: database.dataFolder,
      prismaFolder: 'prisma',
      migrations: await migrationNames('prisma'),
      isReplacing: values.replace ?? false,
    });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(
      `Restored ${rows} rows and ${files.length} files as of ${createdAt} in ${seconds} s; every table was compared.`,
    );
  } finally {
    await database.release();
  }
} catch (error) {
  console.error(error instanceof BackupError ? error.message : error);
  process.exitCode = 1;
}
