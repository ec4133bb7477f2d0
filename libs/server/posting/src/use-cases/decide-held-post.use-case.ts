import { Injectable } from '@nestjs/common';
import type { DecideHeldPost } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { notFound, type SignedInCaller } from '@lectern/server/platform';
import { HeldPostRepository, HeldPosts } from '@lectern/server/threads';

/** Lets a comment that waits go up, or refuses it with a reason. */
@Injectable()
export class DecideHeldPostUseCase {
  constructor(
    private readonly access: Access,
    private readonly held: HeldPostRepository,
    private readonly posts: HeldPosts,
  ) {}

  async execute(caller: SignedInCaller, groupId: string, postId: string, given: DecideHeldPost): Promise<void> {
    await this.access.group(caller, groupId, 'moderate');
    const post = await this.held.find(postId);
    if (post?.groupId !== groupId) throw notFound();
    if (given.decision === 'approve') await this.posts.approve(post, caller.personId);
    else await this.posts.refuse(post, caller.personId, given.reason);
  }
}
