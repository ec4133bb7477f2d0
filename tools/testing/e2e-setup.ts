import type { TestProject } from 'vitest/node';
import { startScratchServer } from '../lib/scratch-server';

/** One built server for all end-to-end tests; `npm test` has built it before. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const server = await startScratchServer();
  project.provide('serverBase', server.base);
  project.provide('serverDatabaseUrl', server.databaseUrl);
  return () => server.stop();
}
