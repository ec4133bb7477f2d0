import { Injectable } from '@nestjs/common';
import { Access } from '@lectern/server/access';
import { notFound, RateLimits, type Attachment, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { OriginalRepository, type OriginalFile } from '../revisions/original.repository';
import { EditDraftUseCase } from './edit-draft.use-case';

/** Gives the file a text came from back: a reading's to those who may see it, a draft's to those who work on it; never to be opened by the browser. */
@Injectable()
export class DownloadOriginalUseCase {
  constructor(
    private readonly access: Access,
    private readonly drafts: EditDraftUseCase,
    private readonly originals: OriginalRepository,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: Caller, readingId: string, number?: number): Promise<Attachment> {
    await this.access.reading(caller, readingId, 'see');
    await this.rates.take('download', caller.personId ?? caller.address);
    return asAttachment(await this.originals.find(readingId, number ?? null));
  }

  async ofDraft(caller: SignedInCaller, draftId: string): Promise<Attachment> {
    const { original, originalId } = await this.drafts.accessible(caller, draftId);
    await this.rates.take('download', caller.personId);
    const bytes = originalId && (await this.originals.bytes(originalId));
    return asAttachment(original && bytes ? { fileName: original.fileName, bytes } : null);
  }
}

function asAttachment(original: OriginalFile | null): Attachment {
  if (!original) throw notFound();
  return { ...original, mediaType: 'application/octet-stream' };
}
