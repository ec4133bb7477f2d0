// npm run dev: both sides in watch mode. The client's own server passes /api and the socket on to the API.
import { spawn, type ChildProcess } from 'node:child_process';
import { watch } from 'node:fs';
import { join, resolve } from 'node:path';
import { applyMigrations, startCluster } from '@lectern/server/database';
import { seed } from '../prisma/seed';
import { run } from './lib/build';
import { Supervisor } from './lib/supervisor';
import { stopOnSignal } from './lib/up';

const clientPort = '4200';
const apiPort = '4280';
const cluster = await startCluster({ folder: join(resolve(process.env['DATA_DIR'] || 'data'), 'demonstration') });
await applyMigrations(cluster.url, 'prisma');
await buildApi();
await seed(cluster.url);
const settings = {
  NODE_ENV: 'development',
  DATABASE_URL: cluster.url,
  PORT: apiPort,
  PUBLIC_URL: `http://localhost:${clientPort}`,
  CHECK_ANSWERS: 'true',
};
let api = new Supervisor('dist/apps/api/main.mjs', settings);
await api.start();
const client: ChildProcess = spawn(
  process.execPath,
  ['node_modules/nx/dist/bin/nx.js', 'serve', 'web', '--port', clientPort],
  { stdio: 'inherit', detached: true },
);

let timer: NodeJS.Timeout | null = null;
for (const folder of ['libs', 'apps/api']) {
  watch(folder, { recursive: true }, (_event, file) => {
    if (!file?.endsWith('.ts') || file.includes('web/') || file.includes('.spec.')) return;
    if (timer) clearTimeout(timer);
    timer = setTimeout(() => void restart(), 200);
  });
}
stopOnSignal(async () => {
  if (client.pid) process.kill(-client.pid, 'SIGTERM');
  await api.stop();
  if (!cluster.isAdopted) await cluster.stop();
});
console.log(`\nLectern, watching: http://localhost:${clientPort}`);

async function buildApi(): Promise<void> {
  await run(process.execPath, ['tools/build-api.mjs'], { isQuiet: true });
}

async function restart(): Promise<void> {
  try {
    await buildApi();
    await api.stop();
    api = new Supervisor('dist/apps/api/main.mjs', settings);
    await api.start();
    console.log('The server runs with your change.');
  } catch (error) {
    console.error(error instanceof Error ? error.message : error);
  }
}
