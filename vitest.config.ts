import { defineConfig } from 'vitest/config';

const shared = { resolve: { tsconfigPaths: true } } as const;

/** Small tests are pure; medium ones use a real PostgreSQL; end-to-end ones a built server. */
export default defineConfig({
  test: {
    projects: [
      {
        ...shared,
        test: {
          name: 'small',
          include: ['libs/**/*.spec.ts', 'tools/**/*.spec.ts'],
          exclude: ['**/node_modules/**', '**/*.medium.spec.ts', 'libs/web/**/*.component.spec.ts'],
        },
      },
    ],
  },
});
