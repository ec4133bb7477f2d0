// Bundles tools/NAME.ts (the path aliases and decorators of the libraries need it; it takes milliseconds)
// and runs it in this process.
import { spawnSync } from 'node:child_process';
import { dirname, join } from 'node:path';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { existsSync } from 'node:fs';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const name = process.argv[2] ?? '';
const source = join(root, 'tools', `${name}.ts`);
if (!/^[a-z-]+$/.test(name) || !existsSync(source)) {
  console.error(`There is no tool called ${JSON.stringify(name)}.`);
  process.exit(2);
}
process.chdir(root);
process.argv.splice(1, 2, source);
const { generatePrismaClient } = await import('./generate.mjs');
generatePrismaClient(root);
const bundling = spawnSync(process.execPath, [join(root, 'tools/bundle-tool.mjs'), root, name], { stdio: 'inherit' });
if (bundling.status !== 0) process.exit(bundling.status ?? 1);
await import(pathToFileURL(join(root, `dist/tools/${name}.mjs`)).href);
