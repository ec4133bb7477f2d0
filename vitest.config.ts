import { availableParallelism } from 'node:os';
import { defineConfig } from 'vitest/config';

const shared = { resolve: { tsconfigPaths: true }, root: import.meta.dirname } as const;
/** What a test waits to see comes when it comes, on a busy machine too: a failure alone is slow. */
const patient = { poll: { timeout: 20_000 } } as const;
/**
 * Files share what they import: loading the server anew for each took longer than all the tests. What a file sets up it
 * takes down, and nothing of ours keeps state in a module.
 */
const isolate = false;
/** A file waits for processes, sockets and pages more than it computes: two at once even on two cores. */
const maxWorkers = Math.max(2, Math.floor(availableParallelism() / 2));
const none = ['**/node_modules/**', '**/dist/**'];

/**
 * Small tests are pure; medium ones use a real PostgreSQL; end-to-end ones a built server; journeys a
 * real browser. What measures how late a server runs wants the machine for itself, after all others.
 */
export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'small',
          include: ['libs/**/*.spec.ts', 'tools/**/*.spec.ts'],
          exclude: [...none, '**/*.medium.spec.ts', '**/*.component.spec.ts'],
          testTimeout: 30_000,
          maxWorkers,
          isolate,
        },
      },
      {
        ...shared,
        test: {
          name: 'medium',
          expect: patient,
          include: ['libs/server/**/*.medium.spec.ts', 'tools/**/*.medium.spec.ts'],
          exclude: none,
          globalSetup: ['tools/testing/medium-setup.ts'],
          setupFiles: ['reflect-metadata'],
          testTimeout: 60_000,
          hookTimeout: 120_000,
          maxWorkers,
          isolate,
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          expect: patient,
          include: ['apps/api-e2e/**/*.e2e.ts', 'tools/chaos/**/*.e2e.ts'],
          exclude: none,
          globalSetup: ['tools/testing/e2e-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers,
          isolate,
        },
      },
      {
        ...shared,
        test: {
          name: 'alone',
          expect: patient,
          include: ['apps/api-e2e/**/*.alone.ts'],
          exclude: none,
          fileParallelism: false,
          sequence: { groupOrder: 1 },
        },
      },
      {
        ...shared,
        test: {
          name: 'journeys',
          expect: patient,
          include: ['apps/web-e2e/**/*.journey.ts'],
          exclude: none,
          globalSetup: ['tools/testing/journeys-setup.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          maxWorkers,
          isolate,
        },
      },
    ],
  },
});
