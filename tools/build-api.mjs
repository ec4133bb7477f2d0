// Builds the API process and its import worker into dist/apps/api.
import { bundle } from './bundle.mjs';
import { generatePrismaClient } from './generate.mjs';

const root = process.cwd();
generatePrismaClient(root);
await bundle(root, 'apps/api/src/main.ts', 'dist/apps/api/main.mjs');
await bundle(root, 'libs/server/readings/src/import-worker.ts', 'dist/apps/api/import-worker.mjs');
