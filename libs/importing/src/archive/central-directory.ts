import { importLimits } from '../import-limits';
import { ImportRefused } from '../import-refused';

/** A file in an archive: where its packed bytes are. */
export interface ArchiveEntry {
  readonly name: string;
  readonly start: number;
  readonly end: number;
  readonly isStored: boolean;
}

const endSignature = 0x06054b50;
const entrySignature = 0x02014b50;
const localSignature = 0x04034b50;
const endBytes = 22;
const entryBytes = 46;
const localBytes = 30;
const commentBytesMax = 65_535;
const zip64 = 0xffffffff;
const encryptedFlag = 0x1;

/**
 * Reads the list of files at the end of a ZIP archive and checks it against the files themselves.
 *
 * @throws ImportRefused IMPORT_DAMAGED, IMPORT_UNSAFE_ARCHIVE, IMPORT_ARCHIVE_TOO_LARGE, IMPORT_PASSWORD
 */
export function centralDirectory(bytes: Uint8Array): ArchiveEntry[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = findEnd(view);
  const count = view.getUint16(end + 10, true);
  let at = view.getUint32(end + 16, true);
  if (count > importLimits.archiveEntries || at === zip64) {
    throw new ImportRefused(
      'IMPORT_ARCHIVE_TOO_LARGE',
      `The archive has more than ${importLimits.archiveEntries} files.`,
    );
  }
  const entries: (ArchiveEntry & { localStart: number })[] = [];
  for (let index = 0; index < count; index += 1) {
    if (at + entryBytes > end || view.getUint32(at, true) !== entrySignature) damaged();
    const nameBytes = view.getUint16(at + 28, true);
    const name = decodeName(bytes.subarray(at + entryBytes, at + entryBytes + nameBytes));
    const entry = entryAt(view, at, name);
    if (entry) entries.push(entry);
    at += entryBytes + nameBytes + view.getUint16(at + 30, true) + view.getUint16(at + 32, true);
  }
  guardOverlaps(entries);
  return entries;
}

function findEnd(view: DataView): number {
  const first = Math.max(0, view.byteLength - endBytes - commentBytesMax);
  for (let at = view.byteLength - endBytes; at >= first; at -= 1) {
    if (view.getUint32(at, true) === endSignature) return at;
  }
  return damaged();
}

function entryAt(view: DataView, at: number, name: string): (ArchiveEntry & { localStart: number }) | null {
  guardName(name);
  const flags = view.getUint16(at + 8, true);
  const method = view.getUint16(at + 10, true);
  const packedBytes = view.getUint32(at + 20, true);
  const localStart = view.getUint32(at + 42, true);
  if (name.endsWith('/')) return null;
  if ((flags & encryptedFlag) !== 0)
    throw new ImportRefused('IMPORT_PASSWORD', 'The archive is protected by a password.');
  if (method !== 0 && method !== 8) damaged();
  if (localStart + localBytes > view.byteLength || view.getUint32(localStart, true) !== localSignature) damaged();
  const start = localStart + localBytes + view.getUint16(localStart + 26, true) + view.getUint16(localStart + 28, true);
  const end = start + packedBytes;
  if (end > view.byteLength) damaged();
  return { name, start, end, isStored: method === 0, localStart };
}

function decodeName(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('latin1').decode(bytes);
  }
}

/** Names that would lead somewhere else if anybody used them as paths, and names nobody could have written. */
function guardName(name: string): void {
  const isUnsafe =
    name === '' ||
    name.length > importLimits.archivePathCharacters ||
    /[\0\\]/.test(name) ||
    /^(?:\/|[a-zA-Z]:)/.test(name) ||
    name.split('/').includes('..') ||
    name.split('/').length > 50;
  if (isUnsafe)
    throw new ImportRefused('IMPORT_UNSAFE_ARCHIVE', 'The archive contains a file whose name leads out of it.');
}

/** Overlapping files are how small archives unpack to terabytes. */
function guardOverlaps(entries: readonly { localStart: number; end: number }[]): void {
  const sorted = [...entries].sort((a, b) => a.localStart - b.localStart);
  for (const [index, entry] of sorted.entries()) {
    if (entry.localStart < (sorted[index - 1]?.end ?? 0)) {
      throw new ImportRefused('IMPORT_UNSAFE_ARCHIVE', 'The archive contains files that overlap.');
    }
  }
}

function damaged(): never {
  throw new ImportRefused('IMPORT_DAMAGED', 'The archive is damaged.');
}
