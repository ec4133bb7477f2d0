import 'reflect-metadata';
import type { TestProject } from 'vitest/node';
import { unpackedBrowser } from '../../apps/web-e2e/src/chromium';
import { seed } from '../../prisma/seed';
import { startTemplateCluster } from './template-cluster';

/** One browser, unpacked, and one database with the demonstration group for all journeys to copy. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await unpackedBrowser();
  return startTemplateCluster(project, { fsync: true, fill: seed });
}
