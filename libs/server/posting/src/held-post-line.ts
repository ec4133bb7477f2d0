import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { JobLines, type JobLine } from '@lectern/server/jobs';
import { DomainError, serverLimits } from '@lectern/server/platform';
import { HeldPostRepository, HeldPosts } from '@lectern/server/threads';

const postsPerRound = 200;

/** The line in which comments wait that are to go up; what a server left behind that died is put in it again. */
@Injectable()
export class HeldPostLine implements OnApplicationBootstrap {
  private line: JobLine | null = null;

  constructor(
    private readonly lines: JobLines,
    private readonly held: HeldPostRepository,
    private readonly posts: HeldPosts,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    const { heldPostsRoundMs } = serverLimits;
    this.line = await this.lines.open({
      name: 'held-posts',
      workers: 1,
      pollingSeconds: 2,
      expireSeconds: 60,
      roundMs: heldPostsRoundMs,
      resendSeconds: heldPostsRoundMs / 1_000,
      work: (id) => this.letUp(id),
      round: () => this.held.leftBehind(new Date(Date.now() - heldPostsRoundMs), postsPerRound),
    });
  }

  async add(ids: readonly string[]): Promise<void> {
    for (const id of ids) await this.line?.add(id);
  }

  private async letUp(id: string): Promise<void> {
    try {
      await this.posts.goOn(id);
    } catch (error) {
      // what cannot go up any more waits again, for a person to refuse; a busy server is asked again by the next round
      if (!(error instanceof DomainError)) throw error;
    }
  }
}
