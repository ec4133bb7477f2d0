import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as wait } from 'node:timers/promises';
import { freePort } from '../../../tools/lib/scratch-server';

/** A server brought up by `npm run serve`, as whoever runs one does. */
export interface ServedServer {
  readonly base: string;
  /** all it has printed so far */
  output(): string;
  /** the newest letter it has put into a file, decoded; waits for the first */
  letter(): Promise<string>;
  /** sends SIGTERM, and answers with the exit code */
  stop(): Promise<number | null>;
  /** ends what is left and removes the data */
  remove(): Promise<void>;
}

/** Starts it on a data folder of its own and waits until it says where it is. */
export async function serve(): Promise<ServedServer> {
  const folder = await mkdtemp(join(tmpdir(), 'lectern-served-'));
  // as root, the database has an account of its own that must reach its folder
  await chmod(folder, 0o755);
  const port = await freePort();
  const child = spawn(process.execPath, ['tools/run.mjs', 'serve'], {
    env: { ...process.env, PORT: String(port), DATA_DIR: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk: Buffer) => (output += String(chunk)));
  const ended = once(child, 'exit') as Promise<[number | null]>;
  const stop = async () => {
    child.kill('SIGTERM');
    return (await ended)[0];
  };
  const said = async () => {
    while (!output.includes('Lectern is at ')) await wait(50);
  };
  await Promise.race([
    said(),
    ended.then(([code]) => Promise.reject(new Error(`serve ended with ${code}: ${output}`))),
  ]);
  return {
    base: `http://localhost:${port}`,
    output: () => output,
    letter: async () => {
      const mail = join(folder, 'mail');
      // it goes out after the answer, so that the answer takes as long for an address nobody has
      let newest: string | undefined;
      while (!(newest = (await readdir(mail).catch(() => [])).sort().at(-1))) await wait(50);
      // quoted-printable: soft line ends and encoded bytes
      return (await readFile(join(mail, newest), 'utf8'))
        .replaceAll('=\r\n', '')
        .replaceAll(/=([\dA-F]{2})/g, (_, hex: string) => String.fromCharCode(Number.parseInt(hex, 16)));
    },
    stop,
    remove: async () => {
      if (child.exitCode === null) await stop();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
