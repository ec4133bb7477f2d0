import { spawn, spawnSync, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { existsSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { connect } from 'node:net';
import { join, resolve } from 'node:path';
import { applyMigrations, startCluster } from '@lectern/server/database';
import { freePort } from './scratch-server';
import { Supervisor } from './supervisor';
import { startTcpBalancer } from './tcp-balancer';

/** What an example of several machines is started with. */
export interface TwoNodesOptions {
  readonly folder: string;
  readonly port: number;
  /** settings for both nodes, over those they have */
  readonly env?: Record<string, string>;
  /** without nginx a stand-in leads to the nodes: for tests alone */
  readonly isNginxOptional?: boolean;
}

/** Two nodes behind nginx, with Redis and PostgreSQL, all on this machine. */
export interface TwoNodes {
  /** where nginx listens */
  readonly base: string;
  /** where each node listens by itself; people never see these */
  readonly nodeBases: readonly [string, string];
  readonly nodes: readonly [Supervisor, Supervisor];
  readonly databaseUrl: string;
  stop(): Promise<void>;
}

/** Says what is missing for several machines, or null when nothing is. */
export function missingPrograms(): string | null {
  const missing = [
    ...(canHaveRedis() ? [] : ['redis-server']),
    ...(programOf('nginx') === null ? ['nginx-light'] : []),
  ];
  return missing.length === 0
    ? null
    : `Two nodes need programs this machine has not: apt-get install ${missing.join(' ')} (Debian, Ubuntu).` +
        (missing.includes('redis-server') ? ' Or set REDIS_URL to a Redis that may be written to.' : '');
}

function canHaveRedis(): boolean {
  return Boolean(process.env['REDIS_URL']) || programOf('redis-server') !== null;
}

/** Starts PostgreSQL (or uses DATABASE_URL), Redis (or uses REDIS_URL), two nodes and nginx before them. */
export async function startTwoNodes(options: TwoNodesOptions): Promise<TwoNodes> {
  const missing = missingPrograms();
  const hasStandIn = options.isNginxOptional === true && canHaveRedis();
  if (missing !== null && !hasStandIn) throw new Error(missing);
  const folder = resolve(options.folder);
  await mkdir(folder, { recursive: true });
  const stops: (() => Promise<unknown>)[] = [];
  const stop = async () => {
    for (const one of stops.splice(0).reverse()) await one();
  };
  try {
    const databaseUrl = process.env['DATABASE_URL'] || (await database(join(folder, 'postgres'), stops));
    await applyMigrations(databaseUrl, 'prisma');
    const redisUrl = process.env['REDIS_URL'] || (await redis(stops));
    const base = `http://localhost:${options.port}`;
    const ports = [await freePort(), await freePort()] as const;
    const nodes = ports.map(
      (port) =>
        new Supervisor('dist/apps/api/main.mjs', {
          NODE_ENV: 'production',
          PUBLIC_URL: base,
          TRUSTED_PROXIES: '1',
          DATABASE_URL: databaseUrl,
          REDIS_URL: redisUrl,
          DATA_DIR: folder,
          ...options.env,
          PORT: String(port),
        }),
    ) as unknown as readonly [Supervisor, Supervisor];
    for (const node of nodes) {
      stops.push(() => node.stop());
      await node.start();
    }
    if (missing === null) await nginx(folder, options.port, ports, stops);
    else {
      console.warn(`${missing} Without nginx the nodes are tried behind a stand-in.`);
      stops.push(await startTcpBalancer(options.port, ports));
    }
    const nodeBases = [`http://localhost:${ports[0]}`, `http://localhost:${ports[1]}`] as const;
    return { base, nodeBases, nodes, databaseUrl, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function database(folder: string, stops: (() => Promise<unknown>)[]): Promise<string> {
  const cluster = await startCluster({ folder, connections: 100 });
  stops.push(() => cluster.stop());
  return cluster.url;
}

async function redis(stops: (() => Promise<unknown>)[]): Promise<string> {
  const port = await freePort();
  // nothing of it has to survive: who is where, how often somebody did something, and what is on its way
  const flags = ['--port', String(port), '--bind', '127.0.0.1', '--save', '', '--appendonly', 'no'];
  await program('redis-server', flags, port, stops);
  return `redis://127.0.0.1:${port}`;
}

async function nginx(
  folder: string,
  port: number,
  nodes: readonly number[],
  stops: (() => Promise<unknown>)[],
): Promise<void> {
  const own = join(folder, 'nginx');
  await mkdir(own, { recursive: true });
  const file = join(own, 'nginx.conf');
  await writeFile(file, nginxConfiguration(own, port, nodes));
  await program(programOf('nginx') ?? 'nginx', ['-p', own, '-c', file, '-e', join(own, 'error.log')], port, stops);
}

/** What nginx is told; docs/scaling.md says why. */
function nginxConfiguration(folder: string, port: number, nodes: readonly number[]): string {
  const isRoot = process.getuid?.() === 0;
  return `${isRoot ? 'user root;\n' : ''}daemon off;
worker_processes 1;
pid ${folder}/nginx.pid;
error_log ${folder}/error.log warn;
events { worker_connections 4096; }
http {
  access_log off;
  client_body_temp_path ${folder}/body;
  proxy_temp_path ${folder}/proxy;
  fastcgi_temp_path ${folder}/fastcgi;
  uwsgi_temp_path ${folder}/uwsgi;
  scgi_temp_path ${folder}/scgi;
  client_max_body_size 30m;
  map $http_upgrade $connection_upgrade { default upgrade; '' ''; }
  upstream lectern {
    least_conn;
${nodes.map((node) => `    server 127.0.0.1:${node} max_fails=1 fail_timeout=2s;`).join('\n')}
    keepalive 32;
  }
  server {
    listen 127.0.0.1:${port};
    location / {
      proxy_pass http://lectern;
      proxy_http_version 1.1;
      proxy_set_header Host $http_host;
      proxy_set_header X-Forwarded-For $proxy_add_x_forwarded_for;
      proxy_set_header Upgrade $http_upgrade;
      proxy_set_header Connection $connection_upgrade;
      proxy_connect_timeout 2s;
      # longer than the time between two pings of a socket
      proxy_read_timeout 60s;
      # reads go to the other node; what writes is asked again by the client, which knows its commands' names
      proxy_next_upstream error timeout;
      proxy_next_upstream_tries 2;
    }
  }
}
`;
}

/** Starts a program and waits until it answers on its port. */
async function program(
  command: string,
  args: readonly string[],
  port: number,
  stops: (() => Promise<unknown>)[],
): Promise<void> {
  const child: ChildProcess = spawn(command, args, { stdio: ['ignore', 'ignore', 'inherit'], detached: true });
  stops.push(async () => {
    if (child.exitCode !== null || child.signalCode !== null) return;
    const ended = once(child, 'exit');
    child.kill('SIGTERM');
    await ended;
  });
  const deadline = Date.now() + 10_000;
  while (!(await answers(port))) {
    if (child.exitCode !== null || Date.now() > deadline) throw new Error(`${command} did not start.`);
    await new Promise((again) => setTimeout(again, 50));
  }
}

function answers(port: number): Promise<boolean> {
  return new Promise((answer) => {
    const probe = connect(port, '127.0.0.1')
      .once('connect', () => answer(Boolean(probe.destroy())))
      .once('error', () => answer(false));
  });
}

/** Where a program is; Debian keeps those for administrators out of other people's PATH. */
function programOf(name: string): string | null {
  const found = spawnSync('sh', ['-c', `command -v ${name}`], { encoding: 'utf8' }).stdout.trim();
  if (found) return found;
  return [`/usr/sbin/${name}`, `/usr/local/sbin/${name}`].find((path) => existsSync(path)) ?? null;
}
