import { Injectable } from '@nestjs/common';
import type { ReleaseHeldPosts, ThreadCommandAnswer } from '@lectern/contracts';
import { conflict, DomainError } from '@lectern/server/platform';
import { ModerationLog } from '@lectern/server/moderation-log';
import { HeldPostRepository, type StoredHeldPost } from './held-post.repository';
import { letUp } from '../thread-command';
import { PostingDoor, type PostingCommand } from './posting-door';

/** What a moderator decides about comments that wait. Whether they may is asked before. */
@Injectable()
export class HeldPosts {
  constructor(
    private readonly held: HeldPostRepository,
    private readonly door: PostingDoor,
    private readonly log: ModerationLog,
  ) {}

  /**
   * Lets one up. Its command is given in its author's name and is known by its own, so that a server that dies in
   * between leaves it to be let up once more, and it goes up once.
   */
  async approve(post: StoredHeldPost, moderatorId: string): Promise<ThreadCommandAnswer> {
    if (!(await this.held.move(post.id, ['waiting', 'approving'], 'approving', moderatorId))) throw decided();
    const answer = await this.written(post);
    await this.held.write(async (transaction) => {
      if (!(await this.held.move(post.id, ['approving'], 'approved', moderatorId, null, transaction))) return;
      const facts = { post: post.id, reasons: post.reasons.map(({ kind }) => kind).join(' ') };
      const act = {
        groupId: post.groupId,
        act: 'post.approved',
        actorId: moderatorId,
        subjectId: post.author.id,
      } as const;
      await this.log.append({ ...act, facts }, transaction);
    });
    return answer;
  }

  /**
   * Decides that everything goes up that was held in a group in a period and still waits. Answers which; each is to be
   * let up from now on, whatever becomes of this server.
   */
  async release(
    groupId: string,
    { heldFrom, heldUntil, reason }: ReleaseHeldPosts,
    moderatorId: string,
  ): Promise<string[]> {
    const period = { heldFrom: new Date(heldFrom), heldUntil: new Date(heldUntil) };
    return this.held.write(async (transaction) => {
      const ids = await this.held.release(groupId, period, moderatorId, transaction);
      if (ids.length === 0) return ids;
      const facts = { heldFrom, heldUntil, count: ids.length };
      const act = { groupId, act: 'automation.undone', actorId: moderatorId } as const;
      await this.log.append({ ...act, words: reason, facts }, transaction);
      return ids;
    });
  }

  /** Lets one up that was decided on and has not gone up yet. */
  async goOn(id: string): Promise<void> {
    const post = await this.held.find(id);
    if (post?.state === 'approving' && post.decidedById !== null) await this.approve(post, post.decidedById);
  }

  /** Keeps one from going up, with a reason its author is told. */
  async refuse(post: StoredHeldPost, moderatorId: string, reason: string): Promise<void> {
    await this.held.write(async (transaction) => {
      if (!(await this.held.move(post.id, ['waiting'], 'refused', moderatorId, reason, transaction))) throw decided();
      const facts = { post: post.id, reasons: post.reasons.map(({ kind }) => kind).join(' ') };
      const act = {
        groupId: post.groupId,
        act: 'post.refused',
        actorId: moderatorId,
        subjectId: post.author.id,
      } as const;
      await this.log.append({ ...act, words: reason, facts }, transaction);
    });
  }

  private async written(post: StoredHeldPost): Promise<ThreadCommandAnswer> {
    try {
      return await this.door.put({ ...(JSON.parse(post.command) as PostingCommand), [letUp]: true });
    } catch (error) {
      // a busy server is asked again; what cannot go up any more is for a person to refuse
      if (!(error instanceof DomainError) || error.code === 'E_BUSY') throw error;
      await this.held.move(post.id, ['approving'], 'waiting', null);
      throw conflict(`It cannot go up any more, and can be refused: ${error.message}`);
    }
  }
}

function decided(): DomainError {
  return conflict('Another moderator has decided on this meanwhile.');
}
