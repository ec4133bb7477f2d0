import { randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { Picture } from '@lectern/contracts';
import { Database, type Transaction } from '@lectern/server/database';
import type { MadePicture } from './picture-maker';

/** Whose a picture is and what for; both are null for what belongs to a text. */
export interface PictureFor {
  readonly ownerId: string | null;
  readonly readingId: string | null;
}

/** The pictures there are. */
@Injectable()
export class PictureRepository {
  constructor(private readonly database: Database) {}

  /** Keeps a picture under a name nobody can guess. */
  keep(
    { bytes, width, height, sha256 }: MadePicture,
    { ownerId, readingId }: PictureFor,
    transaction: Transaction = this.database.client,
  ): Promise<Picture> {
    return transaction.picture.create({
      data: { id: randomUUID(), bytes, width, height, sha256, ownerId, readingId },
      select: { id: true, width: true, height: true },
    });
  }

  async ownerId(id: string): Promise<string | null> {
    const found = await this.database.client.picture.findUnique({ where: { id }, select: { ownerId: true } });
    return found?.ownerId ?? null;
  }

  async bytes(id: string): Promise<Uint8Array | null> {
    const found = await this.database.client.picture.findUnique({ where: { id }, select: { bytes: true } });
    return found?.bytes ?? null;
  }
}
