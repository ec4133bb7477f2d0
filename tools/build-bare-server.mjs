import { bundle } from './bundle.mjs';

await bundle(process.cwd(), 'tools/bench/bare-server.ts', 'dist/tools/bare-server.mjs');
