import { Injectable } from '@nestjs/common';
import { importedTextSchema, type ImportedText, type Person } from '@lectern/contracts';
import { Database, type Transaction } from '@lectern/server/database';
import { blockColumns, blockOf, type StoredBlock } from '../reading.repository';

/** A revision as listed. */
export interface ListedRevision {
  readonly id: string;
  readonly number: number;
  readonly publishedAt: Date;
  readonly publishedBy: Person | null;
  readonly original: { readonly fileName: string } | null;
}

/** A revision with its blocks in order. */
export interface RevisionWithBlocks extends ListedRevision {
  readonly blocks: StoredBlock[];
}

/** What a revision is called. */
export type NumberedRevision = Pick<ListedRevision, 'id' | 'number' | 'publishedAt'>;

const numbered = { id: true, number: true, publishedAt: true } as const;

const columns = {
  id: true,
  number: true,
  publishedAt: true,
  publishedBy: { select: { id: true, displayName: true } },
  original: { select: { fileName: true } },
} as const;

/** The revisions of readings. */
@Injectable()
export class RevisionRepository {
  constructor(private readonly database: Database) {}

  /** Those of a reading, the newest first. */
  list(readingId: string, most: number): Promise<ListedRevision[]> {
    return this.database.client.revision.findMany({
      where: { readingId },
      orderBy: { number: 'desc' },
      take: most,
      select: columns,
    });
  }

  async find(
    which: { id: string } | { readingId: string; number: number },
    transaction: Transaction = this.database.client,
  ): Promise<RevisionWithBlocks | null> {
    const found = await transaction.revision.findUnique({
      where: 'id' in which ? which : { readingId_number: which },
      select: { ...columns, blocks: { orderBy: { position: 'asc' }, select: blockColumns } },
    });
    return found && { ...found, blocks: found.blocks.map(blockOf) };
  }

  /** One by its id, without its blocks. */
  ref(id: string): Promise<NumberedRevision | null> {
    return this.database.client.revision.findUnique({ where: { id }, select: numbered });
  }

  /** One by its number, without its blocks. */
  refByNumber(readingId: string, number: number): Promise<NumberedRevision | null> {
    const readingId_number = { readingId, number };
    return this.database.client.revision.findUnique({ where: { readingId_number }, select: numbered });
  }

  /** The fragments and decisions a revision was made of. */
  async imported(id: string): Promise<ImportedText | null> {
    const found = await this.database.client.revision.findUnique({ where: { id }, select: { imported: true } });
    return found && importedTextSchema.parse(found.imported);
  }

  /** How many revisions a reading has. */
  count(readingId: string): Promise<number> {
    return this.database.client.revision.count({ where: { readingId } });
  }
}
