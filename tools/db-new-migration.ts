// npm run db:new-migration -- NAME: writes the migration from the last one to prisma/schema.prisma.
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createMigration, startCluster } from '@lectern/server/database';

const name = process.argv[2];
if (!name || !/^[a-z0-9_]+$/.test(name)) {
  console.error('Give the migration a name: npm run db:new-migration -- add_something');
  process.exit(2);
}
const folder = await mkdtemp(join(tmpdir(), 'lectern-migration-'));
const cluster = await startCluster({ folder, fsync: false });
try {
  const created = await createMigration(cluster.url, 'prisma', name);
  console.log(created ? `Wrote prisma/migrations/${created}.` : 'Nothing has changed.');
} finally {
  await cluster.stop('immediate');
  await rm(folder, { recursive: true, force: true });
}
