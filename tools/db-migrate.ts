// npm run db:migrate: brings the database of DATABASE_URL up to date, or the embedded one; backs it up before.
import { backUpBeforeMigrating } from '@lectern/server/backup';
import { applyMigrations, migrationNames } from '@lectern/server/database';
import { databaseAtHand } from './lib/database-at-hand';

const { url, dataFolder, release } = await databaseAtHand(true);
try {
  const migrations = await migrationNames('prisma');
  const folder = await backUpBeforeMigrating({ databaseUrl: url, dataFolder, migrations });
  if (folder !== null) console.log(`Backed up into ${folder}.`);
  const applied = await applyMigrations(url, 'prisma');
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
} finally {
  await release();
}
