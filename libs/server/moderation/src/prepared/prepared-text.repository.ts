import { Injectable } from '@nestjs/common';
import { preparedTextSchema, type PreparedText } from '@lectern/contracts';
import { Database, type Transaction } from '@lectern/server/database';
import * as z from 'zod';

/** A version of a group's prepared texts. */
export interface StoredPreparedTexts {
  readonly version: number;
  readonly texts: readonly PreparedText[];
  readonly publishedAt: Date;
  readonly publishedById: string;
}

const columns = { version: true, texts: true, publishedAt: true, publishedById: true } as const;
const textsSchema = z.array(preparedTextSchema);

/** The versions of groups' prepared texts. */
@Injectable()
export class PreparedTextRepository {
  constructor(private readonly database: Database) {}

  /** Those a group wrote last; null: none yet. */
  async present(groupId: string, transaction: Transaction = this.database.client): Promise<StoredPreparedTexts | null> {
    const found = await transaction.preparedTextSet.findFirst({
      where: { groupId },
      orderBy: { version: 'desc' },
      select: columns,
    });
    return found && { ...found, texts: textsSchema.parse(found.texts) };
  }

  async add(groupId: string, next: StoredPreparedTexts, transaction: Transaction): Promise<void> {
    const { version, texts, publishedAt, publishedById } = next;
    await transaction.preparedTextSet.create({
      data: { groupId, version, texts: texts.map((text) => ({ ...text })), publishedAt, publishedById },
      select: { version: true },
    });
  }
}
