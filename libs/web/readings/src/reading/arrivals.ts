import { DestroyRef, inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ReadingEvent } from '@lectern/contracts';
import { Announcer } from '@lectern/web/core';
import { DiscussionStore } from '@lectern/web/threads';

const collectedForMs = 4_000;

/** Tells who listens to the page what others wrote: collected, in one sentence, when there is a pause. */
@Injectable()
export class Arrivals {
  private readonly discussion = inject(DiscussionStore);
  private readonly announcer = inject(Announcer);
  private readonly transloco = inject(TranslocoService);
  private count = 0;
  private hereCount = 0;
  private timer: ReturnType<typeof setTimeout> | undefined;

  constructor() {
    const stop = this.discussion.onArrival((events) => this.arrived(events));
    inject(DestroyRef).onDestroy(() => {
      stop();
      clearTimeout(this.timer);
    });
  }

  private arrived(events: readonly ReadingEvent[]): void {
    for (const event of events) {
      if (event.type !== 'thread.opened' && event.type !== 'comment.created') continue;
      if (event.comment.isDeleted || event.comment.author?.id === this.discussion.personId()) continue;
      this.count += 1;
      if (this.discussion.placesOf(event.thread.id).includes(this.discussion.place() ?? '')) this.hereCount += 1;
    }
    if (this.count > 0) this.timer ??= setTimeout(() => this.tell(), collectedForMs);
  }

  private tell(): void {
    const key = this.hereCount > 0 ? 'readings.arrived.here' : 'readings.arrived.elsewhere';
    this.announcer.announce(this.transloco.translate(key, { count: this.count, here: this.hereCount }));
    this.count = 0;
    this.hereCount = 0;
    this.timer = undefined;
  }
}
