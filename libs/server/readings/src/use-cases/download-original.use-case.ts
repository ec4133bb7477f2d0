import { Injectable } from '@nestjs/common';
import { Access } from '@lectern/server/access';
import { notFound, RateLimits, type Attachment, type Caller } from '@lectern/server/platform';
import { OriginalRepository } from '../revisions/original.repository';

/** Gives the file a reading came from back to those who may see the reading, never to be opened by the browser. */
@Injectable()
export class DownloadOriginalUseCase {
  constructor(
    private readonly access: Access,
    private readonly originals: OriginalRepository,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: Caller, readingId: string, number?: number): Promise<Attachment> {
    await this.access.reading(caller, readingId, 'see');
    await this.rates.take('download', caller.personId ?? caller.address);
    const original = await this.originals.find(readingId, number ?? null);
    if (!original) throw notFound();
    return { ...original, mediaType: 'application/octet-stream' };
  }
}
