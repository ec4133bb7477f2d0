import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { compressFiles } from './compress-files';

const sources = [
  'apps/api/src',
  'apps/web',
  'libs',
  'prisma/schema.prisma',
  'tools/bundle.mjs',
  'tools/build-api.mjs',
  'package-lock.json',
  'tsconfig.base.json',
  'nx.json',
];
const stamp = 'dist/built';

/** Builds server and client when their sources changed since the last build. Returns whether there was anything to do. */
export async function buildIfChanged(): Promise<boolean> {
  const state = await sourceState();
  if (existsSync(stamp) && (await readFile(stamp, 'utf8')) === state) return false;
  await build();
  await mkdir('dist', { recursive: true });
  await writeFile(stamp, state);
  return true;
}

/** Builds server and client through Nx, which keeps what has not changed, and compresses the client's files. */
export async function build(): Promise<void> {
  const nx = ['node_modules/nx/dist/bin/nx.js', 'run-many', '-t', 'build', '-p', 'api,web', '--output-style=static'];
  await run(process.execPath, nx, { isQuiet: true });
  await compressFiles('dist/apps/web/browser');
  // what was compiled of the build before is of no use any more, and would be kept for ever
  await rm('dist/compiled', { recursive: true, force: true });
}

/** Runs a program to its end; what it printed is shown only when it fails, unless it is to be heard. */
export function run(
  command: string,
  args: readonly string[],
  options: { isQuiet?: boolean; env?: Record<string, string> } = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'], env: { ...process.env, ...options.env } });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (chunk: Buffer) => {
        output += chunk.toString();
        if (!options.isQuiet) process.stdout.write(chunk);
      });
    }
    child.on('error', reject);
    child.on('exit', (code) => {
      if (code === 0) return resolve(output);
      if (options.isQuiet) process.stderr.write(output);
      reject(new Error(`${[command, ...args].join(' ')} ended with ${code}.`));
    });
  });
}

/** A digest of names, sizes and times of every source file: cheap, and right for a working copy. */
async function sourceState(): Promise<string> {
  const digest = createHash('sha256');
  for (const source of sources) {
    const info = await stat(source);
    const files = info.isDirectory()
      ? (await readdir(source, { recursive: true, withFileTypes: true }))
          .filter((entry) => entry.isFile())
          .map((entry) => join(entry.parentPath, entry.name))
      : [source];
    for (const file of files.sort()) {
      if (file.includes('/generated/') || file.endsWith('.spec.ts')) continue;
      const { size, mtimeMs } = await stat(file);
      digest.update(`${file} ${size} ${mtimeMs}\n`);
    }
  }
  return digest.digest('hex');
}
