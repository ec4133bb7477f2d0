import { inject, Injectable } from '@angular/core';
import { isClosed, mayGoOn } from '@lectern/domain';
import { Clock } from '@lectern/web/core';
import type { DiscussionStore } from '../discussion/discussion-store';

/** Whether threads go on: one is closed from its moment on, and then only who leads the group says more in it. */
@Injectable({ providedIn: 'root' })
export class GoingOn {
  private readonly clock = inject(Clock);

  isClosed(closesAt: string | null): boolean {
    return isClosed(closesAt, this.nowMs());
  }

  /** Whether the viewer of a discussion may still say or react in one of its threads, as far as that goes. */
  forViewer(discussion: DiscussionStore, threadId: string): boolean {
    const closesAt = discussion.discussion.threads().get(threadId)?.closesAt ?? null;
    const { personId, role } = discussion.viewer();
    return closesAt === null || mayGoOn({ personId, role }, closesAt, this.nowMs());
  }

  /** The clock ticks coarsely; what was closed just now is closed at once. */
  private nowMs(): number {
    return Math.max(this.clock.nowMs(), Date.now());
  }
}
