import { Injectable } from '@nestjs/common';
import type { CommentVersion } from '@lectern/contracts';
import { Access, Audiences } from '@lectern/server/access';
import type { Caller } from '@lectern/server/platform';
import { PlaceOfTarget } from '../place-of-target';
import { VersionRepository } from '../version.repository';

/** What a comment said before it was edited, for everybody who may read it; nothing of what a moderator took away. */
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
    const isModeratedNow = await this.versions.isModerated(commentId);
    // what a moderator took away is read by its author in the statement, and by moderators in the case
    const isTakenAway = (index: number) =>
      isModeratedNow || found.slice(0, index).some(({ isModerated }) => isModerated);
    return found.map(({ body, writtenAt, isModerated }, index) => ({
      body: isTakenAway(index) ? null : body,
      writtenAt: writtenAt.toISOString(),
      isModerated,
    }));
  }
}
