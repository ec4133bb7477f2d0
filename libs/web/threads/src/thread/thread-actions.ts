import { inject, Injectable } from '@angular/core';
import { type AnyReaction, type ThreadChange, type WidenThread, threadRoutes } from '@lectern/contracts';
import { ApiClient, newCommandId } from '@lectern/web/core';
import { Notices } from '@lectern/web/ui';
import { DiscussionStore } from '../discussion/discussion-store';

/** Says things of threads and reacts to comments. What cannot be said now is not kept: unlike words, it is said again with one press. */
@Injectable()
export class ThreadActions {
  private readonly api = inject(ApiClient);
  private readonly discussion = inject(DiscussionStore);
  private readonly notices = inject(Notices);

  change(threadId: string, change: ThreadChange): Promise<boolean> {
    return this.notices.attempt(async () => {
      const body = { commandId: newCommandId(), threadId, change };
      const { thread, comment } = await this.api.call(threadRoutes.changeThread, { body });
      this.discussion.take([thread], [comment]);
    });
  }

  /** Shows a thread to more people; answers whether that was done. */
  widen(threadId: string, audience: WidenThread['audience']): Promise<boolean> {
    return this.notices.attempt(async () => {
      const body = { commandId: newCommandId(), threadId, audience };
      this.discussion.placed(await this.api.call(threadRoutes.widenThread, { body }));
    });
  }

  react(commentId: string, reaction: AnyReaction, isOn: boolean): Promise<boolean> {
    return this.notices.attempt(async () => {
      const body = { commandId: newCommandId(), commentId, reaction, isOn };
      const { seq, thread, comment } = await this.api.call(threadRoutes.reactToComment, { body });
      this.discussion.take([thread], [comment]);
      this.discussion.tookReaction(commentId, reaction, isOn, seq);
    });
  }
}
