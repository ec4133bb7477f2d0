import { DestroyRef, inject, Injectable } from '@angular/core';
import { Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { DiscussionStore } from '@lectern/web/threads';
import { Notices } from '@lectern/web/ui';

/** Tells who has a thread open that it was taken to another reading, with the way there; not who did that. */
@Injectable()
export class Departures {
  private readonly own = new Set<string>();

  constructor() {
    const [discussion, notices] = [inject(DiscussionStore), inject(Notices)];
    const [transloco, router] = [inject(TranslocoService), inject(Router)];
    const stop = discussion.onArrival((events) => {
      for (const event of events) {
        if (event.type !== 'thread.left') continue;
        const { threadId } = event.left;
        if (this.own.delete(threadId) || !discussion.openThreadIds().has(threadId)) continue;
        notices.tell(transloco.translate('readings.left.text'), {
          text: transloco.translate('readings.left.goThere'),
          run: () => void router.navigate(['/comments', threadId]),
        });
      }
    });
    inject(DestroyRef).onDestroy(stop);
  }

  /** The viewer takes a thread away and is told so where they do it. */
  expect(threadId: string): void {
    this.own.add(threadId);
  }

  /** They left it where it is. */
  expectNot(threadId: string): void {
    this.own.delete(threadId);
  }
}
