import { createHash, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { Database, type Transaction } from '@lectern/server/database';

/** A file as it was given. */
export interface OriginalFile {
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** The files that texts came from. */
@Injectable()
export class OriginalRepository {
  constructor(private readonly database: Database) {}

  /** Keeps a file; returns its id, which nobody can guess. */
  async keep({ fileName, bytes }: OriginalFile, transaction: Transaction): Promise<string> {
    const id = randomUUID();
    const data = { id, fileName, sizeBytes: bytes.byteLength, sha256: sha256Of(bytes), bytes: new Uint8Array(bytes) };
    await transaction.original.create({ data, select: { id: true } });
    return id;
  }

  /** The file a revision of a reading came from, or the newest one up to it; null when none was kept. */
  async find(readingId: string, upToNumber: number | null): Promise<OriginalFile | null> {
    const found = await this.database.client.revision.findFirst({
      where: { readingId, originalId: { not: null }, ...(upToNumber === null ? {} : { number: { lte: upToNumber } }) },
      orderBy: { number: 'desc' },
      select: { original: { select: { fileName: true, bytes: true } } },
    });
    return found?.original ?? null;
  }

  /** The bytes of a file. */
  async bytes(id: string): Promise<Uint8Array | null> {
    const found = await this.database.client.original.findUnique({ where: { id }, select: { bytes: true } });
    return found?.bytes ?? null;
  }

  /** Forgets a file that no draft, import or revision needs any more. */
  async forget(id: string, transaction: Transaction): Promise<void> {
    await transaction.original.deleteMany({
      where: { id, drafts: { none: {} }, imports: { none: {} }, revisions: { none: {} } },
    });
  }
}

/** What a file is known by when it comes again. */
export function sha256Of(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(bytes).digest());
}
