// npm run db:migrate: brings the database of DATABASE_URL up to date, or the embedded one.
import { join, resolve } from 'node:path';
import { applyMigrations, startCluster } from '@lectern/server/database';

const cluster = process.env['DATABASE_URL']
  ? null
  : await startCluster({ folder: join(resolve(process.env['DATA_DIR'] || 'data'), 'postgres') });
try {
  const applied = await applyMigrations(process.env['DATABASE_URL'] ?? cluster?.url ?? '', 'prisma');
  console.log(applied.length === 0 ? 'The database is up to date.' : `Applied ${applied.join(', ')}.`);
} finally {
  if (cluster && !cluster.isAdopted) await cluster.stop();
}
