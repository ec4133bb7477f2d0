import type { TestProject } from 'vitest/node';
import { startTemplateCluster } from './template-cluster';

/** One migrated database for all medium tests to copy. */
export default function setup(project: TestProject): Promise<() => Promise<void>> {
  return startTemplateCluster(project, { fsync: false });
}
