import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { ThreadAudience } from '@lectern/contracts';
import { Database, Prisma, type Transaction } from '@lectern/server/database';

type NarrowKind = Exclude<ThreadAudience, 'group'>;

/** What there is one audience of. */
export type AudienceKey =
  | { readonly kind: 'leaders'; readonly readingId: string }
  | { readonly kind: 'notes'; readonly readingId: string; readonly personId: string }
  | { readonly kind: 'passage'; readonly readingId: string; readonly blockId: string };

/** Audiences in PostgreSQL, each with its stream. */
@Injectable()
export class AudienceRepository {
  constructor(private readonly database: Database) {}

  /** The audience of that key; made when there is none yet. */
  async ensure(key: AudienceKey): Promise<string> {
    const known = await this.find(key);
    if (known !== null) return known;
    await this.database.write(async (transaction) => {
      const id = randomUUID();
      await transaction.stream.create({ data: { id, kind: key.kind } });
      const made = await transaction.audience.createMany({
        data: [
          {
            id,
            key: textOf(key),
            kind: key.kind,
            readingId: key.readingId,
            personId: key.kind === 'notes' ? key.personId : null,
          },
        ],
        skipDuplicates: true,
      });
      // somebody else made it a moment ago
      if (made.count === 0) await transaction.stream.delete({ where: { id } });
    });
    const made = await this.find(key);
    if (made === null) throw new Error(`There is no audience ${textOf(key)}.`);
    return made;
  }

  /** The audience of a paragraph: of what stands there already, otherwise one of its own; null when there is no such paragraph. */
  async ofParagraph(readingId: string, revisionId: string, blockId: string): Promise<string | null> {
    const [standing] = await this.database.client.$queryRaw<{ id: string }[]>(Prisma.sql`
      SELECT audiences.id FROM thread_anchors
      JOIN threads ON threads.id = thread_anchors.thread_id
      JOIN audiences ON audiences.id = threads.audience_id AND audiences.kind = 'passage'
      WHERE thread_anchors.block_id = ${blockId}::uuid AND threads.reading_id = ${readingId}::uuid
      ORDER BY threads.opened_at, threads.id LIMIT 1`);
    if (standing) return standing.id;
    const isThere = await this.database.client.block.count({ where: { id: blockId, revisionId } });
    return isThere > 0 ? this.ensure({ kind: 'passage', readingId, blockId }) : null;
  }

  /** The circle somebody is in now in a reading; null when they are in none. */
  async ofCircle(readingId: string, personId: string): Promise<string | null> {
    const found = await this.database.client.audience.findFirst({
      where: { readingId, kind: 'circle', dealing: { dissolvedAt: null }, hearers: { some: { personId } } },
      select: { id: true },
    });
    return found?.id ?? null;
  }

  /** The kind of an audience; null when there is no such. */
  async kindOf(id: string, transaction: Transaction = this.database.client): Promise<NarrowKind | null> {
    return (await transaction.audience.findUnique({ where: { id }, select: { kind: true } }))?.kind ?? null;
  }

  private async find(key: AudienceKey): Promise<string | null> {
    const found = await this.database.client.audience.findUnique({ where: { key: textOf(key) }, select: { id: true } });
    return found?.id ?? null;
  }
}

function textOf(key: AudienceKey): string {
  switch (key.kind) {
    case 'leaders':
      return `leaders ${key.readingId}`;
    case 'notes':
      return `notes ${key.readingId} ${key.personId}`;
    case 'passage':
      return `passage ${key.readingId} ${key.blockId}`;
  }
}
