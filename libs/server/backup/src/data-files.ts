import { createHash } from 'node:crypto';
import { createReadStream, existsSync } from 'node:fs';
import { copyFile, mkdir, readdir, rm, stat } from 'node:fs/promises';
import { dirname, join, sep } from 'node:path';
import { pipeline } from 'node:stream/promises';
import type { Manifest } from './manifest';

/** Folders of the data folder that are no part of a backup: databases, backups, letters nobody has passed on. */
const left = new Set(['postgres', 'demonstration', 'backups', 'mail']);

/** One file of the data folder: its path there, with `/`. */
export type DataFile = Manifest['files'][number];

/** Copies every file that people gave, in whatever folder of the data folder it is, into `target`. */
export async function copyDataFiles(dataFolder: string, target: string): Promise<DataFile[]> {
  const files: DataFile[] = [];
  for (const path of await dataFiles(dataFolder)) {
    const copy = join(target, path);
    await mkdir(dirname(copy), { recursive: true, mode: 0o700 });
    await copyFile(join(dataFolder, path), copy);
    files.push({ path, bytes: (await stat(copy)).size, sha256: await hashOfFile(copy) });
  }
  return files;
}

/** The paths of the files that belong into a backup, in order. */
export async function dataFiles(dataFolder: string): Promise<string[]> {
  const entries = await readdir(dataFolder, { withFileTypes: true }).catch(() => []);
  const folders = entries.filter(
    (entry) => entry.isDirectory() && !left.has(entry.name) && !entry.name.startsWith('.'),
  );
  const found = await Promise.all(
    folders.map(async ({ name }) => {
      const below = await readdir(join(dataFolder, name), { withFileTypes: true, recursive: true });
      return below
        .filter((entry) => entry.isFile())
        .map((entry) =>
          join(entry.parentPath, entry.name)
            .slice(dataFolder.length + 1)
            .split(sep)
            .join('/'),
        );
    }),
  );
  return found.flat().sort();
}

/** Puts files of a backup below the data folder; answers how to take them away again. */
export async function placeDataFiles(
  source: string,
  files: readonly DataFile[],
  dataFolder: string,
): Promise<() => Promise<void>> {
  const placed: string[] = [];
  const undo = async () => {
    await Promise.all(placed.map((path) => rm(path, { force: true })));
  };
  try {
    for (const { path, sha256 } of files) {
      const target = join(dataFolder, path);
      // what is there already is not ours to take away again
      if (existsSync(target) && (await hashOfFile(target)) === sha256) continue;
      if (!existsSync(target)) placed.push(target);
      await mkdir(dirname(target), { recursive: true });
      await copyFile(join(source, path), target);
    }
  } catch (error) {
    await undo();
    throw error;
  }
  return undo;
}

/** SHA-256 of a file, in hexadecimal. */
export async function hashOfFile(path: string): Promise<string> {
  const hash = createHash('sha256');
  await pipeline(createReadStream(path), hash);
  return hash.digest('hex');
}
