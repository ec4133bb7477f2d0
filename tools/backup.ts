// npm run backup -- DIR: everything the server holds, as of one moment, while it goes on.
import { backUp, BackupError } from '@lectern/server/backup';
import { databaseAtHand } from './lib/database-at-hand';

const [folder, ...rest] = process.argv.slice(2);
if (folder === undefined || folder.startsWith('-') || rest.length > 0) {
  console.error('npm run backup -- DIR   (a folder that is not there yet, or empty)');
  process.exit(2);
}
try {
  const database = await databaseAtHand(false);
  try {
    const startedAt = performance.now();
    const { tables, files } = await backUp({ databaseUrl: database.url, dataFolder: database.dataFolder, folder });
    const rows = tables.reduce((sum, table) => sum + table.rows, 0);
    const seconds = ((performance.now() - startedAt) / 1000).toFixed(1);
    console.log(
      `Backed up ${tables.length} tables with ${rows} rows and ${files.length} files in ${seconds} s: ${folder}`,
    );
  } finally {
    await database.release();
  }
} catch (error) {
  console.error(error instanceof BackupError ? error.message : error);
  process.exitCode = 1;
}
