import { createHash } from 'node:crypto';
import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as z from 'zod';
import { BackupError } from './backup-error';

const identifier = z.string().regex(/^[A-Za-z_][A-Za-z0-9_]{0,62}$/);
const sha256 = z.string().regex(/^[0-9a-f]{64}$/);
const count = z.int().min(0);
/** a path below the data folder: no step up, no start at the root */
const filePath = z
  .string()
  .max(1_000)
  .regex(/^[^/\\\0]+(\/[^/\\\0]+)*$/)
  .refine((path) => !path.split('/').some((part) => part === '.' || part === '..'));

const manifestSchema = z.object({
  format: z.literal(1),
  createdAt: z.iso.datetime(),
  /** of the server it was made from; any later one will do */
  postgresVersion: z.string(),
  /** applied migrations, oldest first */
  migrations: z.array(z.string().regex(/^\d{14}_\w+$/)).min(1),
  tables: z.array(z.object({ name: identifier, columns: z.array(identifier).min(1), rows: count, sha256 })),
  sequences: z.array(z.object({ name: identifier, value: z.string().regex(/^-?\d+$/), isCalled: z.boolean() })),
  files: z.array(z.object({ path: filePath, bytes: count, sha256 })),
});

/** What a backup holds, with a checksum of every part: of a table's rows as text, of each file. */
export type Manifest = z.infer<typeof manifestSchema>;

/** The compressed rows of a table within a backup. */
export function tableFile(folder: string, table: string): string {
  return join(folder, 'tables', `${table}.copy.gz`);
}

/** Writes the manifest and its checksum. The last step: a folder without it is no backup. */
export async function writeManifest(folder: string, manifest: Manifest): Promise<void> {
  const text = `${JSON.stringify(manifest, null, 2)}\n`;
  const options = { mode: 0o600, flush: true };
  await writeFile(join(folder, 'manifest.sha256'), `${hashOfText(text)}  manifest.json\n`, options);
  await writeFile(join(folder, 'manifest.json'), text, options);
}

/** Reads the manifest; throws `BackupError` when there is none, or not the one that was written. */
export async function readManifest(folder: string): Promise<Manifest> {
  const [text, sum] = await Promise.all(
    ['manifest.json', 'manifest.sha256'].map((name) => readFile(join(folder, name), 'utf8').catch(() => null)),
  );
  if (text === null || text === undefined || sum === null || sum === undefined)
    throw new BackupError(`There is no complete backup in ${folder}: manifest.json or manifest.sha256 is missing.`);
  if (!sum.startsWith(hashOfText(text)))
    throw new BackupError('manifest.json is not what was written: its checksum differs.');
  const format = z.object({ format: z.number() }).safeParse(parsed(text));
  if (format.success && format.data.format > 1)
    throw new BackupError('This backup was made by a newer version of Lectern. Install that version to restore it.');
  const manifest = manifestSchema.safeParse(parsed(text));
  if (!manifest.success)
    throw new BackupError(`manifest.json cannot be understood: ${z.prettifyError(manifest.error)}`);
  return manifest.data;
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return null;
  }
}

function hashOfText(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}
