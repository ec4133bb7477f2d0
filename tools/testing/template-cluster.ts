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

/** One PostgreSQL for many test files: each gets a database of its own, copied from a migrated and filled one. */
export async function startTemplateCluster(
  project: TestProject,
  options: { readonly fsync: boolean; readonly fill?: (databaseUrl: string) => Promise<unknown> },
): Promise<() => Promise<void>> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-template-'));
  const cluster = await startCluster({ folder, fsync: options.fsync, connections: 200 });
  await applyMigrations(cluster.url, 'prisma');
  await options.fill?.(cluster.url);
  project.provide('templateUrl', cluster.url);
  return async () => {
    await cluster.stop('immediate');
    await rm(folder, { recursive: true, force: true });
    await rm(cluster.folder, { recursive: true, force: true });
  };
}
