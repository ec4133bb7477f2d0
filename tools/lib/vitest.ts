import { mkdir, readFile } from 'node:fs/promises';
import { join, relative } from 'node:path';
import { run } from './build';

/** How many tests there were and how they ended. */
export interface Counts {
  passed: number;
  failed: number;
  skipped: number;
}

interface Report {
  readonly numPassedTests: number;
  readonly numFailedTests: number;
  readonly numPendingTests: number;
  readonly numTodoTests: number;
  readonly testResults: readonly {
    /** the file's path */
    readonly name: string;
    readonly status: 'passed' | 'failed';
    readonly assertionResults: readonly { readonly status: string }[];
  }[];
}

/** Runs the tests of some kinds; what they print goes to the terminal. */
export async function runTests(projects: readonly string[]): Promise<Counts> {
  return countsOf(await reportOf(projects));
}

/**
 * Runs tests that hang on how busy the machine is, as a browser's do. A file in which one failed is run once more, by
 * itself, and said so: what fails twice has failed.
 */
export async function runTestsPatiently(projects: readonly string[]): Promise<Counts> {
  const first = await reportOf(projects);
  const failed = first.report.testResults.filter(({ status }) => status === 'failed');
  if (first.isPassed || failed.length === 0) return countsOf(first);
  const files = failed.map(({ name }) => relative(process.cwd(), name));
  console.log(`  Once more, by themselves: ${files.join(', ')}`);
  const again = countsOf(await reportOf(projects, ['--maxWorkers=1', ...files]));
  console.log(again.failed === 0 ? '  They pass by themselves.' : '  They fail by themselves, too.');
  const before = failed.flatMap((file) => file.assertionResults).filter(({ status }) => status === 'passed');
  const { passed, skipped } = countsOf(first);
  return { ...again, passed: passed - before.length + again.passed, skipped };
}

function countsOf({ isPassed, report }: { isPassed: boolean; report: Report }): Counts {
  const { numPassedTests: passed, numFailedTests, numPendingTests, numTodoTests } = report;
  // a file that could not be loaded, or a set-up that failed, has no test to blame
  const failed = isPassed ? numFailedTests : Math.max(1, numFailedTests);
  return { passed, failed, skipped: numPendingTests + numTodoTests };
}

async function reportOf(projects: readonly string[], settings: readonly string[] = []) {
  const path = join('tmp', `tests-${projects.join('-')}.json`);
  await mkdir('tmp', { recursive: true });
  const args = [
    'node_modules/vitest/vitest.mjs',
    'run',
    '--reporter=dot',
    '--reporter=json',
    `--outputFile.json=${path}`,
    ...projects.flatMap((name) => ['--project', name]),
    ...settings,
  ];
  const isPassed = await run(process.execPath, args, { env: { NODE_NO_WARNINGS: '1' } }).then(
    () => true,
    () => false,
  );
  return { isPassed, report: JSON.parse(await readFile(path, 'utf8')) as Report };
}
