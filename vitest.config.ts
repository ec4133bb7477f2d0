import { defineConfig } from 'vitest/config';

const shared = { resolve: { tsconfigPaths: true }, root: import.meta.dirname } as const;
const none = ['**/node_modules/**', '**/dist/**'];

/** Small tests are pure; medium ones use a real PostgreSQL; end-to-end ones a built server; journeys a real browser. */
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
        },
      },
      {
        ...shared,
        test: {
          name: 'medium',
          include: ['libs/server/**/*.medium.spec.ts', 'tools/**/*.medium.spec.ts'],
          exclude: none,
          globalSetup: ['tools/testing/medium-setup.ts'],
          setupFiles: ['reflect-metadata'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'e2e',
          include: ['apps/api-e2e/**/*.e2e.ts', 'tools/chaos/**/*.e2e.ts'],
          exclude: none,
          globalSetup: ['tools/testing/e2e-setup.ts'],
          testTimeout: 30_000,
          hookTimeout: 60_000,
        },
      },
      {
        ...shared,
        test: {
          name: 'journeys',
          include: ['apps/web-e2e/**/*.journey.ts'],
          exclude: none,
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
