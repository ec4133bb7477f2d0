import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { TestProject } from 'vitest/node';
import { applyMigrations, startCluster } from '@lectern/server/database';

declare module 'vitest' {
  interface ProvidedContext {
    /** a migrated database that test files copy and never write to */
    templateUrl: string;
    /** where the end-to-end server listens */
    serverBase: string;
    /** its database */
    serverDatabaseUrl: string;
  }
}

/** One PostgreSQL for all medium tests; each file gets a database of its own, copied from a migrated one. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-medium-'));
  const cluster = await startCluster({ folder, fsync: false, connections: 200 });
  await applyMigrations(cluster.url, 'prisma');
  project.provide('templateUrl', cluster.url);
  return async () => {
    await cluster.stop('immediate');
    await rm(folder, { recursive: true, force: true });
    await rm(cluster.folder, { recursive: true, force: true });
  };
}
