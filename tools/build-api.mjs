// Builds the API process and its import worker into dist/apps/api.
import { bundle } from './bundle.mjs';
import { generatePrismaClient } from './generate.mjs';

const root = process.cwd();
generatePrismaClient(root);
await bundle(root, 'apps/api/src/main.ts', 'dist/apps/api/main.mjs');
// split: a pasted text need not wait for the libraries that read PDF, Word and web pages
await bundle(
  root,
  'libs/server/readings/src/imports/import-worker.ts',
  'dist/apps/api/import-worker.mjs',
  undefined,
  true,
);
