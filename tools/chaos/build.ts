import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Where the API process with crash points is built to; never where a server is run from. */
export const chaosEntry = 'dist/chaos/api/main.mjs';

/** Builds the API process with its crash points. */
export function buildWithCrashPoints(): Promise<void> {
  const define = `{ 'globalThis.CRASH_POINTS': 'true' }`;
  return runBuildScript(
    process.cwd(),
    `await bundle(process.cwd(), 'apps/api/src/main.ts', '${chaosEntry}', ${define});`,
  );
}

/** Generates the Prisma client and runs a statement that may `bundle`, in a folder with our sources. In a process of its own: the bundler is no part of this one. */
export async function runBuildScript(root: string, statement: string): Promise<void> {
  const script = `
    const { generatePrismaClient } = await import('./tools/generate.mjs');
    generatePrismaClient(process.cwd());
    const { bundle } = await import('./tools/bundle.mjs');
    ${statement}`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    cwd: root,
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`Building in ${root} ended with ${code}.`);
}
