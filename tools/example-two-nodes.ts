// npm run example:two-nodes: two nodes, nginx, Redis and PostgreSQL on this machine, as docs/scaling.md has it.
import { join, resolve } from 'node:path';
import { seed } from '../prisma/seed';
import { buildIfChanged } from './lib/build';
import { step } from './lib/step';
import { missingPrograms, startTwoNodes } from './lib/two-nodes';
import { stopOnSignal } from './lib/up';

const missing = missingPrograms();
if (missing !== null) {
  console.error(missing);
  process.exit(1);
}
console.log('Lectern on two nodes');
await step('Building', buildIfChanged, (wasBuilt) => !wasBuilt);
const port = Number(process.env['PORT'] || 4280);
const folder = join(resolve(process.env['DATA_DIR'] || 'data'), 'two-nodes');
const site = await step('Starting the nodes and what is before and behind them', () => startTwoNodes({ folder, port }));
stopOnSignal(() => site.stop());
await seed(site.databaseUrl);
console.log(`\nLectern is at ${site.base}; its nodes are ${site.nodeBases.join(' and ')}`);
