import { inflateRawSync } from 'node:zlib';
import { importLimits } from '../import-limits';
import { ImportRefused } from '../import-refused';
import { type ArchiveEntry, centralDirectory } from './central-directory';

/** The files of a ZIP archive, inflated when asked for; names are looked up, never used as paths. */
export interface Archive {
  readonly names: readonly string[];
  has(name: string): boolean;
  /** @throws ImportRefused IMPORT_DAMAGED, IMPORT_ARCHIVE_TOO_LARGE */
  read(name: string): Uint8Array;
}

/**
 * Opens a ZIP archive. Everything that two programs could read differently is refused: entries that overlap or occur
 * twice, paths that lead out of the archive, sizes that lie. What is inflated is counted as it comes out.
 *
 * @throws ImportRefused IMPORT_DAMAGED, IMPORT_UNSAFE_ARCHIVE, IMPORT_ARCHIVE_TOO_LARGE, IMPORT_PASSWORD
 */
export function readArchive(bytes: Uint8Array): Archive {
  const entries = new Map<string, ArchiveEntry>();
  for (const entry of centralDirectory(bytes)) {
    if (entries.has(entry.name)) refuseUnsafe('contains two files of one name');
    entries.set(entry.name, entry);
  }
  let total = 0;
  const read = (name: string): Uint8Array => {
    const entry = entries.get(name);
    if (!entry) throw new ImportRefused('IMPORT_DAMAGED', 'The archive lacks a file it should contain.');
    const content = inflate(bytes.subarray(entry.start, entry.end), entry);
    total += content.length;
    if (total > importLimits.archiveTotalBytes) refuseLarge();
    return content;
  };
  return { names: [...entries.keys()], has: (name) => entries.has(name), read };
}

function inflate(packed: Uint8Array, { isStored }: ArchiveEntry): Uint8Array {
  if (isStored) {
    if (packed.length > importLimits.archiveEntryBytes) refuseLarge();
    return packed.slice();
  }
  const byRatio = Math.max(importLimits.archiveRatioFreeBytes, packed.length * importLimits.archiveRatio);
  try {
    return new Uint8Array(
      inflateRawSync(packed, { maxOutputLength: Math.min(importLimits.archiveEntryBytes, byRatio) }),
    );
  } catch (cause) {
    if (cause instanceof RangeError) refuseLarge();
    throw new ImportRefused('IMPORT_DAMAGED', 'A file in the archive is damaged.', { cause });
  }
}

function refuseLarge(): never {
  throw new ImportRefused('IMPORT_ARCHIVE_TOO_LARGE', 'The archive unpacks to more than is allowed.');
}

function refuseUnsafe(what: string): never {
  throw new ImportRefused('IMPORT_UNSAFE_ARCHIVE', `The archive ${what}.`);
}
