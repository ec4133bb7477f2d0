// npm run db:seed: loads the demonstration group into the database of DATABASE_URL, or the embedded one.
import { join, resolve } from 'node:path';
import { startCluster } from '@lectern/server/database';
import { seed } from '../prisma/seed';
import { buildIfChanged } from './lib/build';

await buildIfChanged();
const cluster = process.env['DATABASE_URL']
  ? null
  : await startCluster({ folder: join(resolve(process.env['DATA_DIR'] || 'data'), 'demonstration') });
try {
  console.log(
    (await seed(process.env['DATABASE_URL'] ?? cluster?.url ?? ''))
      ? 'Loaded the demonstration group.'
      : 'The demonstration group is there already.',
  );
} finally {
  if (cluster && !cluster.isAdopted) await cluster.stop();
}
