// Bundles tools/NAME.ts for launch.mjs, in a process of its own: what bundles keeps over two hundred megabytes, which a
// server would carry for all its life.
import { join } from 'node:path';
import { bundle, usual } from './bundle.mjs';

const [root = '', name = ''] = process.argv.slice(2);
// in parts, so that a start does not load what only the first one needs
await bundle(root, join(root, 'tools', `${name}.ts`), `dist/tools/${name}.mjs`, usual, true);
