import { Injectable } from '@nestjs/common';
import { importedTextSchema, type ImportedText } from '@lectern/contracts';
import { Database, Prisma, type Transaction } from '@lectern/server/database';

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
} as const;

/** Texts before they are published. */
@Injectable()
export class DraftRepository {
  constructor(private readonly database: Database) {}

  /** Stores a new draft; null when its id is taken already. */
  async create(draft: {
    id: string;
    groupId: string;
    createdById: string;
    fileName: string | null;
    imported: ImportedText;
  }): Promise<StoredDraft | null> {
    try {
      const imported = draft.imported as unknown as Prisma.InputJsonValue;
      return asDraft(await this.database.client.draft.create({ data: { ...draft, imported }, select: columns }));
    } catch (error) {
      if (error instanceof Prisma.PrismaClientKnownRequestError && error.code === 'P2002') return null;
      throw error;
    }
  }

  async find(id: string, transaction: Transaction = this.database.client): Promise<StoredDraft | null> {
    const found = await transaction.draft.findUnique({ where: { id }, select: columns });
    return found && asDraft(found);
  }

  /** Those of a group that a person made; for `all`, everybody's. */
  async list(groupId: string, personId: string, all: boolean): Promise<StoredDraft[]> {
    const found = await this.database.client.draft.findMany({
      where: { groupId, ...(all ? {} : { createdById: personId }) },
      orderBy: { updatedAt: 'desc' },
      take: 100,
      select: columns,
    });
    return found.map(asDraft);
  }

  /** Stores a change made on `version`; null when somebody changed the draft since. */
  async change(id: string, version: number, imported: ImportedText): Promise<StoredDraft | null> {
    const { count } = await this.database.client.draft.updateMany({
      where: { id, version },
      data: { imported: imported as unknown as Prisma.InputJsonValue, version: { increment: 1 } },
    });
    return count === 0 ? null : this.find(id);
  }

  /** Deletes the draft at that version; false when somebody changed it since. */
  async delete(id: string, version: number | null, transaction: Transaction = this.database.client): Promise<boolean> {
    const { count } = await transaction.draft.deleteMany({ where: { id, ...(version === null ? {} : { version }) } });
    return count > 0;
  }
}

function asDraft(row: Omit<StoredDraft, 'imported'> & { imported: unknown }): StoredDraft {
  return { ...row, imported: importedTextSchema.parse(row.imported) };
}
