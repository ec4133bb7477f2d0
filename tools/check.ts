// npm run check: what a developer runs before a commit.
import { staticChecks } from './lib/checks';
import { runTests } from './lib/vitest';

try {
  await staticChecks();
  const { failed } = await runTests(['small', 'medium']);
  process.exit(failed === 0 ? 0 : 1);
} catch (error) {
  console.error(error instanceof Error ? error.message : error);
  process.exit(1);
}
