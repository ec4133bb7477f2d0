import { stat } from 'node:fs/promises';
import { join } from 'node:path';
import { BackupError } from './backup-error';
import { hashOfFile } from './data-files';
import { readManifest, tableFile, type Manifest } from './manifest';
import { sumFile } from './table-text';

/** Reads a whole backup and holds it against its checksums. Throws `BackupError` naming the first part that is not right. */
export async function checkBackup(folder: string): Promise<Manifest> {
  const manifest = await readManifest(folder);
  for (const { name, sha256 } of manifest.tables) {
    const sum = await sumFile(tableFile(folder, name)).catch((error: NodeJS.ErrnoException) => {
      throw damaged(`tables/${name}.copy.gz`, error.code === 'ENOENT' ? 'is missing' : 'cannot be read to its end');
    });
    if (sum !== sha256) throw damaged(`tables/${name}.copy.gz`, 'is not what was written');
  }
  for (const { path, bytes, sha256 } of manifest.files) {
    const file = join(folder, 'files', path);
    const found = await stat(file).catch(() => null);
    if (found === null) throw damaged(`files/${path}`, 'is missing');
    if (found.size !== bytes || (await hashOfFile(file)) !== sha256)
      throw damaged(`files/${path}`, 'is not what was written');
  }
  return manifest;
}

function damaged(part: string, how: string): BackupError {
  return new BackupError(`This backup is damaged: ${part} ${how}. Nothing was changed; use another backup.`);
}
