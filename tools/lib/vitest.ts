import { mkdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './build';

/** How many tests there were and how they ended. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

/** Runs the tests of some kinds; what they print goes to the terminal. */
export async function runTests(...projects: string[]): Promise<Counts> {
  const report = join('tmp', `tests-${projects.join('-')}.json`);
  await mkdir('tmp', { recursive: true });
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${report}`,
    ...projects.flatMap((name) => ['--project', name]),
  ];
  const isPassed = await run(process.execPath, args, { env: { NODE_NO_WARNINGS: '1' } }).then(
    () => true,
    () => false,
  );
  const found = JSON.parse(await readFile(report, 'utf8')) as {
    numPassedTests: number;
    numFailedTests: number;
    numPendingTests: number;
    numTodoTests: number;
  };
  // a file that could not be loaded, or a set-up that failed, has no test to blame
  const failed = isPassed ? found.numFailedTests : Math.max(1, found.numFailedTests);
  return { passed: found.numPassedTests, failed, skipped: found.numPendingTests + found.numTodoTests };
}
