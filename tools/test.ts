// npm test: everything, on a fresh clone as on a used one; exits 0 only when all of it passed.
import { staticChecks } from './lib/checks';
import { buildIfChanged } from './lib/build';
import { step } from './lib/step';
import { runTests, type Counts } from './lib/vitest';

const total: Counts = { passed: 0, failed: 0, skipped: 0 };
try {
  total.passed += await staticChecks();
  await step('Building', buildIfChanged);
  for (const kinds of [['small', 'medium'], ['e2e', 'alone'], ['journeys']]) {
    const counts = await step(`Tests: ${kinds.join(', ')}`, () => runTests(...kinds));
    total.passed += counts.passed;
    total.failed += counts.failed;
    total.skipped += counts.skipped;
  }
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  total.failed += 1;
}
console.log(`${total.passed} passed, ${total.failed} failed${total.skipped > 0 ? `, ${total.skipped} skipped` : ''}`);
process.exit(total.failed === 0 ? 0 : 1);
