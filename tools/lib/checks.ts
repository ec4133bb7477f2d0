import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { migrationNames } from '@lectern/server/database';
import { run } from './build';
import { step } from './step';

const node = process.execPath;
const bin = (path: string) => join('node_modules', path);

/** Format, lint, types and what is generated: everything that can be said of the code without running it. Returns how many checks there were. */
export async function staticChecks(): Promise<number> {
  const checks: [string, () => Promise<unknown>][] = [
    [
      'Format',
      () => run(node, [bin('prettier/bin/prettier.cjs'), '--check', '--log-level', 'warn', '.'], { isQuiet: true }),
    ],
    ['Lint', lint],
    ['Types, server', () => run(node, [bin('typescript/bin/tsc'), '-p', 'tsconfig.json'], { isQuiet: true })],
    [
      'Types, client',
      () =>
        run(
          node,
          [bin('@angular/compiler-cli/bundles/src/bin/ngc.js'), '-p', 'apps/web/tsconfig.app.json', '--noEmit'],
          { isQuiet: true },
        ),
    ],
    ['OpenAPI up to date', () => run(node, ['tools/launch.mjs', 'openapi', '--check'], { isQuiet: true })],
    ['Migrations up to date', migrationsUpToDate],
  ];
  const waiting = [...checks];
  const lane = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) await step(...next);
  };
  // each is one process on one core
  await Promise.all([lane(), lane()]);
  return checks.length;
}

/** The rule about boundaries reads Nx's graph of the projects, and without one lets everything through with a word. */
async function lint(): Promise<void> {
  await run(node, [bin('nx/dist/bin/nx.js'), 'show', 'projects'], { isQuiet: true });
  const output = await run(node, [bin('eslint/bin/eslint.js'), '--max-warnings', '0', '.'], { isQuiet: true });
  if (output.includes('The rule will be skipped')) throw new Error(output);
}

/** The last migration leads to the schema as it is. */
async function migrationsUpToDate(): Promise<void> {
  const last = (await migrationNames('prisma')).at(-1);
  const [schema, led] = await Promise.all([
    readFile('prisma/schema.prisma', 'utf8'),
    readFile(`prisma/migrations/${last}/schema.prisma`, 'utf8'),
  ]);
  if (schema !== led)
    throw new Error('prisma/schema.prisma has changed since the last migration. Run: npm run db:new-migration -- NAME');
}
