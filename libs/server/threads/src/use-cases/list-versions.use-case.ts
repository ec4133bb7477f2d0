import { Injectable } from '@nestjs/common';
import type { CommentVersion } from '@lectern/contracts';
import { Access, Audiences } from '@lectern/server/access';
import type { Caller } from '@lectern/server/platform';
import { PlaceOfTarget } from '../place-of-target';
import { VersionRepository } from '../version.repository';

/** What a comment said before it was edited, for everybody who may read it. */
@Injectable()
export class ListVersionsUseCase {
  constructor(
    private readonly access: Access,
    private readonly audiences: Audiences,
    private readonly place: PlaceOfTarget,
    private readonly versions: VersionRepository,
  ) {}

  async execute(caller: Caller, commentId: string): Promise<CommentVersion[]> {
    const { readingId, threadId } = await this.place.now({ commentId });
    await this.access.reading(caller, readingId, 'see');
    await this.audiences.requireThread(caller, threadId);
    const found = await this.versions.of(commentId);
    return found.map(({ body, writtenAt }) => ({ body, writtenAt: writtenAt.toISOString() }));
  }
}
