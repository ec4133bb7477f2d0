import { Injectable } from '@nestjs/common';
import type { Picture } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { PictureMaker, PictureRepository } from '@lectern/server/pictures';
import { DomainError, RateLimits, serverLimits, type SignedInCaller } from '@lectern/server/platform';
import { CommentPictureRepository } from './comment-picture.repository';

/** Takes a picture somebody wants to show in a comment of theirs; until it stands in one, only they see it. */
@Injectable()
export class UploadPictureUseCase {
  constructor(
    private readonly access: Access,
    private readonly maker: PictureMaker,
    private readonly pictures: PictureRepository,
    private readonly used: CommentPictureRepository,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: SignedInCaller, readingId: string, bytes: Uint8Array): Promise<Picture> {
    const { personId: ownerId } = caller;
    await this.access.reading(caller, readingId, 'comment');
    await this.rates.take('picture', ownerId);
    if ((await this.used.countUnused(ownerId)) >= serverLimits.picturesUnusedPerPerson)
      throw new DomainError('E_TOO_LARGE', 'Many of your pictures stand in no comment yet. Send some, or wait a day.');
    const made = await this.maker.make(bytes);
    return this.pictures.keep(made, { ownerId, readingId });
  }
}
