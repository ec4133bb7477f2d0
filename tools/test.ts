// npm test: everything, on a fresh clone as on a used one; exits 0 only when all of it passed.
import { staticChecks } from './lib/checks';
import { buildIfChanged } from './lib/build';
import { step } from './lib/step';
import { runTests, runTestsPatiently, type Counts } from './lib/vitest';

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
try {
  total.passed += await staticChecks();
  await step('Building', buildIfChanged);
  // journeys take longest; most of the others' time is waiting for servers, which leaves the processors for browsers
  const journeys = step('Tests: journeys', () => runTestsPatiently(['journeys']));
  for (const counts of await Promise.all([journeys, ...inTurn()])) count(counts);
  count(await step('Tests: alone', () => runTests(['alone'])));
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total.failed += 1;
}
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed === 0 ? 0 : 1);

function inTurn(): Promise<Counts>[] {
  const first = step('Tests: small, medium', () => runTests(['small', 'medium']));
  return [first, first.then(() => step('Tests: end to end', () => runTests(['e2e'])))];
}

function count({ passed, failed, skipped }: Counts): void {
  total.passed += passed;
  total.failed += failed;
  total.skipped += skipped;
}
