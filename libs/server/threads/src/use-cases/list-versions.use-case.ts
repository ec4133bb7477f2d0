import { Injectable } from '@nestjs/common';
import type { CommentVersion } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import type { Caller } from '@lectern/server/platform';
import { PlaceOfTarget } from '../place-of-target';
import { VersionRepository } from '../version.repository';

/** What a comment said before it was edited, for everybody who may read it. */
@Injectable()
export class ListVersionsUseCase {
  constructor(
    private readonly access: Access,
    private readonly place: PlaceOfTarget,
    private readonly versions: VersionRepository,
  ) {}

  async execute(caller: Caller, commentId: string): Promise<CommentVersion[]> {
    await this.access.reading(caller, await this.place.readingId({ commentId }), 'see');
    const found = await this.versions.of(commentId);
    return found.map(({ body, writtenAt }) => ({ body, writtenAt: writtenAt.toISOString() }));
  }
}
