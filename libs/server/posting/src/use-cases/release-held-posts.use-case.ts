import { Injectable } from '@nestjs/common';
import type { HeldPostsReleased, ReleaseHeldPosts } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import type { SignedInCaller } from '@lectern/server/platform';
import { HeldPosts } from '@lectern/server/threads';
import { HeldPostLine } from '../held-post-line';

/** Undoes in one step what the rules held in a period: all of it that still waits goes up. */
@Injectable()
export class ReleaseHeldPostsUseCase {
  constructor(
    private readonly access: Access,
    private readonly posts: HeldPosts,
    private readonly line: HeldPostLine,
  ) {}

  async execute(caller: SignedInCaller, groupId: string, given: ReleaseHeldPosts): Promise<HeldPostsReleased> {
    await this.access.group(caller, groupId, 'moderate');
    const ids = await this.posts.release(groupId, given, caller.personId);
    await this.line.add(ids);
    return { count: ids.length };
  }
}
