import { Injectable } from '@nestjs/common';
import { notFound, RateLimits, type Caller } from '@lectern/server/platform';
import { PictureHolders } from './picture-holders';
import { PictureRepository } from './picture.repository';

/** Gives a picture to who gave it, and to whoever may see at this moment what it stands in. */
@Injectable()
export class ShowPictureUseCase {
  constructor(
    private readonly pictures: PictureRepository,
    private readonly holders: PictureHolders,
    private readonly rates: RateLimits,
  ) {}

  async execute(caller: Caller, pictureId: string): Promise<Uint8Array> {
    await this.rates.take('picture-see', caller.personId ?? caller.address);
    if (!(await this.maySee(caller, pictureId))) throw notFound();
    const bytes = await this.pictures.bytes(pictureId);
    if (!bytes) throw notFound();
    return bytes;
  }

  private async maySee(caller: Caller, pictureId: string): Promise<boolean> {
    const isOwn = caller.personId !== null && (await this.pictures.ownerId(pictureId)) === caller.personId;
    return isOwn || this.holders.show(caller, pictureId);
  }
}
