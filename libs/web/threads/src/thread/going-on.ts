import { inject, Injectable } from '@angular/core';
import type { RaidNotice } from '@lectern/contracts';
import { isClosed, mayGoOn, writesAgainAtMs } from '@lectern/domain';
import { Clock } from '@lectern/web/core';
import type { DiscussionStore } from '../discussion/discussion-store';

/** Whether threads and readings go on, and how fast: who leads the group says more in any case, and at any pace. */
@Injectable({ providedIn: 'root' })
export class GoingOn {
  private readonly clock = inject(Clock);

  isClosed(closesAt: string | null): boolean {
    return isClosed(closesAt, this.nowMs());
  }

  /** Whether the viewer of a discussion may still say or react in one of its threads, as far as that goes. */
  forViewer(discussion: DiscussionStore, threadId: string): boolean {
    const thread = discussion.discussion.threads().get(threadId);
    if (thread && !this.goesOn(discussion, thread.closesAt)) return false;
    return thread?.audience === 'notes' || this.inReading(discussion);
  }

  /** Whether the viewer may still say something in the reading, as far as that goes. */
  inReading(discussion: DiscussionStore): boolean {
    return this.goesOn(discussion, discussion.standing().closesAt);
  }

  /** From when on the viewer may say something more, in ms since 1970, as far as it is known here; 0: at any time. */
  writesAgainAtMs(discussion: DiscussionStore, threadId: string | null): number {
    const { personId, role } = discussion.viewer();
    const thread = threadId === null ? undefined : discussion.discussion.threads().get(threadId);
    if (thread?.audience === 'notes') return 0;
    const slowest = Math.max(discussion.standing().slowSeconds ?? 0, this.raid(discussion)?.slowSeconds ?? 0);
    const inReading = slowest === 0 ? null : slowest;
    const inThread = thread?.slowSeconds ?? null;
    if (inReading === null && inThread === null) return 0;
    const { threads, comments } = discussion.discussion();
    const own = [...comments.values()].filter(
      (comment) => comment.author?.id === personId && threads.get(comment.threadId)?.audience !== 'notes',
    );
    const lastOf = (said: readonly { createdAt: string }[]) =>
      said
        .map(({ createdAt }) => createdAt)
        .sort()
        .at(-1);
    const here = lastOf(own) ?? '';
    const told = discussion.saidAt() ?? '';
    return writesAgainAtMs({ personId, role }, [
      { slowSeconds: inReading, saidAt: (here > told ? here : told) || null },
      { slowSeconds: inThread, saidAt: lastOf(own.filter((one) => one.threadId === threadId)) ?? null },
    ]);
  }

  /** What raid mode of the group has hold here; null: the group is not in it, or not any more. */
  raid(discussion: DiscussionStore): RaidNotice | null {
    const { raid } = discussion.standing();
    return raid !== null && Date.parse(raid.until) > this.nowMs() ? raid : null;
  }

  private goesOn(discussion: DiscussionStore, closesAt: string | null): boolean {
    const { personId, role } = discussion.viewer();
    return closesAt === null || mayGoOn({ personId, role }, closesAt, this.nowMs());
  }

  /** The clock ticks coarsely; what was closed just now is closed at once. */
  private nowMs(): number {
    return Math.max(this.clock.nowMs(), Date.now());
  }
}
