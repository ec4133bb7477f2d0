import 'reflect-metadata';
import type { TestProject } from 'vitest/node';
import { seed } from '../../prisma/seed';
import { startTemplateCluster } from './template-cluster';

/** One database with the demonstration group for all journeys to copy. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return startTemplateCluster(project, { fsync: true, fill: seed });
}
