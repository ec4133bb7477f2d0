import { spawn } from 'node:child_process';
import { once } from 'node:events';

/** Where the API process with crash points is built to; never where a server is run from. */
export const chaosEntry = 'dist/chaos/api/main.mjs';

const script = `
  const { generatePrismaClient } = await import('./tools/generate.mjs');
  generatePrismaClient(process.cwd());
  const { bundle } = await import('./tools/bundle.mjs');
  await bundle(process.cwd(), 'apps/api/src/main.ts', '${chaosEntry}', { 'globalThis.CRASH_POINTS': 'true' });
`;

/** Builds the API process with its crash points. In a process of its own: the bundler is no part of this one. */
export async function buildWithCrashPoints(): Promise<void> {
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    stdio: ['ignore', 'inherit', 'inherit'],
  });
  const [code] = (await once(child, 'exit')) as [number | null];
  if (code !== 0) throw new Error(`Building the server with crash points ended with ${code}.`);
}
