import { Injectable } from '@nestjs/common';
import { draftPlacementSchema, importedTextSchema, type DraftPlacement, type ImportedText } from '@lectern/contracts';
import * as z from 'zod';
import { Database, Prisma, type Transaction } from '@lectern/server/database';
import { OriginalRepository, type OriginalFile } from './revisions/original.repository';

/** A draft as stored. */
export interface StoredDraft {
  readonly id: string;
  readonly groupId: string;
  readonly createdById: string;
  readonly fileName: string | null;
  readonly imported: ImportedText;
  readonly version: number;
  readonly createdAt: Date;
  readonly updatedAt: Date;
  readonly originalId: string | null;
  /** the file it came from, by its name and SHA-256 */
  readonly original: { readonly fileName: string; readonly sha256: Uint8Array } | null;
  readonly placements: DraftPlacement[];
  /** what it is the next revision of */
  readonly revises: DraftBase | null;
}

/** A draft as listed: without its text. */
export type ListedDraft = Pick<StoredDraft, 'id' | 'groupId' | 'fileName' | 'createdAt' | 'updatedAt' | 'revises'> & {
  readonly title: string | null;
};

/** The reading a draft is to be the next revision of, and the revision it was begun on. */
export interface DraftBase {
  readonly readingId: string;
  readonly title: string;
  readonly currentRevisionId: string;
  readonly revisionId: string;
  readonly number: number;
}

/** A draft about to be stored. */
export interface DraftToCreate {
  readonly id: string;
  readonly groupId: string;
  readonly createdById: string;
  readonly fileName: string | null;
  readonly imported: ImportedText;
  /** of a draft that revises a reading */
  readonly readingId?: string;
  readonly baseRevisionId?: string;
}

const columns = {
  id: true,
  groupId: true,
  createdById: true,
  fileName: true,
  imported: true,
  version: true,
  createdAt: true,
  updatedAt: true,
  originalId: true,
  original: { select: { fileName: true, sha256: true } },
  placements: true,
  reading: { select: { id: true, title: true, currentRevisionId: true } },
  baseRevision: { select: { id: true, number: true } },
} as const;

const listedColumns = {
  id: true,
  groupId: true,
  fileName: true,
  createdAt: true,
  updatedAt: true,
  reading: columns.reading,
  baseRevision: columns.baseRevision,
} as const;

const placementsSchema = z.array(draftPlacementSchema);

/** Texts before they are published. */
@Injectable()
export class DraftRepository {
  constructor(
    private readonly database: Database,
    private readonly originals: OriginalRepository,
  ) {}

  /** Stores a new draft with the file it came from; null when its id is taken already. */
  async create(draft: DraftToCreate, original: OriginalFile | null): Promise<StoredDraft | null> {
    try {
      return await this.database.write(async (transaction) => {
        const originalId = original && (await this.originals.keep(original, transaction));
        return this.insert(draft, originalId, transaction);
      });
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return null;
      throw error;
    }
  }

  /** Stores a new draft whose file is kept already. */
  async insert(draft: DraftToCreate, originalId: string | null, transaction: Transaction): Promise<StoredDraft> {
    const { id, groupId, createdById, fileName, readingId, baseRevisionId } = draft;
    const imported = draft.imported as unknown as Prisma.InputJsonValue;
    const data = { id, groupId, createdById, fileName, readingId, baseRevisionId, originalId, imported };
    return asDraft(await transaction.draft.create({ data, select: columns }));
  }

  async find(id: string, transaction: Transaction = this.database.client): Promise<StoredDraft | null> {
    const found = await transaction.draft.findUnique({ where: { id }, select: columns });
    return found && asDraft(found);
  }

  /** Those of a group that a person made; for `all`, everybody's. */
  async list(groupId: string, personId: string, all: boolean): Promise<ListedDraft[]> {
    const found = await this.database.client.draft.findMany({
      where: { groupId, ...(all ? {} : { createdById: personId }) },
      orderBy: { updatedAt: 'desc' },
      take: 100,
      select: listedColumns,
    });
    const titles = await this.titles(found.map(({ id }) => id));
    return found.map(({ reading, baseRevision, ...row }) => ({
      ...row,
      title: titles.get(row.id) ?? null,
      revises: asBase(reading, baseRevision),
    }));
  }

  /** Titles out of the stored texts: the texts themselves, up to 5 MB each, stay in the database. */
  private async titles(ids: readonly string[]): Promise<Map<string, string | null>> {
    if (ids.length === 0) return new Map();
    const rows = await this.database.client.$queryRaw<{ id: string; title: string | null }[]>(Prisma.sql`
      SELECT id, imported -> 'metadata' ->> 'title' AS title FROM drafts
      WHERE id IN (${Prisma.join(ids.map((id) => Prisma.sql`${id}::uuid`))})`);
    return new Map(rows.map(({ id, title }) => [id, title]));
  }

  /** Stores a change made on `version`; null when somebody changed the draft since. */
  async change(
    id: string,
    version: number,
    change: { imported: ImportedText; placements: readonly DraftPlacement[]; baseRevisionId: string | null },
  ): Promise<StoredDraft | null> {
    const { count } = await this.database.client.draft.updateMany({
      where: { id, version },
      data: {
        imported: change.imported as unknown as Prisma.InputJsonValue,
        placements: [...change.placements],
        baseRevisionId: change.baseRevisionId,
        version: { increment: 1 },
      },
    });
    return count === 0 ? null : this.find(id);
  }

  /** Throws a draft away, with its file. */
  async discard(draft: StoredDraft): Promise<void> {
    await this.database.write(async (transaction) => {
      await this.delete(draft.id, null, transaction);
      if (draft.originalId !== null) await this.originals.forget(draft.originalId, transaction);
    });
  }

  /** Deletes the draft at that version; false when somebody changed it since. */
  async delete(id: string, version: number | null, transaction: Transaction = this.database.client): Promise<boolean> {
    const { count } = await transaction.draft.deleteMany({ where: { id, ...(version === null ? {} : { version }) } });
    return count > 0;
  }
}

interface DraftRow extends Omit<StoredDraft, 'imported' | 'placements' | 'revises'> {
  readonly imported: unknown;
  readonly placements: unknown;
  readonly reading: { id: string; title: string; currentRevisionId: string } | null;
  readonly baseRevision: { id: string; number: number } | null;
}

function asDraft({ reading, baseRevision, ...row }: DraftRow): StoredDraft {
  return {
    ...row,
    imported: importedTextSchema.parse(row.imported),
    placements: placementsSchema.parse(row.placements),
    revises: asBase(reading, baseRevision),
  };
}

function asBase(reading: DraftRow['reading'], baseRevision: DraftRow['baseRevision']): DraftBase | null {
  if (!reading || !baseRevision) return null;
  const { id: readingId, title, currentRevisionId } = reading;
  return { readingId, title, currentRevisionId, revisionId: baseRevision.id, number: baseRevision.number };
}
