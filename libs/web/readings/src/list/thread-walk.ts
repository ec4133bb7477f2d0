import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { ListedThread } from '@lectern/contracts';
import { Announcer } from '@lectern/web/core';
import { Dialogs } from '@lectern/web/ui';
import { DiscussionStore, wholeReading } from '@lectern/web/threads';
import { PositionStore } from '../reading/position-store';
import { ThreadListStore } from './thread-list-store';

/** Goes from thread to thread as the list of threads has them. */
@Injectable()
export class ThreadWalk {
  private readonly list = inject(ThreadListStore);
  private readonly position = inject(PositionStore);
  private readonly discussion = inject(DiscussionStore);
  private readonly dialogs = inject(Dialogs);
  private readonly announcer = inject(Announcer);
  private readonly transloco = inject(TranslocoService);

  /** Shows the list, and goes to the thread that is chosen there. */
  async choose(readingId: string): Promise<void> {
    void this.list.ask(readingId);
    const content = () => import('./thread-list-dialog').then((it) => it.ThreadListDialog);
    const chosen = await this.dialogs.open<ListedThread>(content, {
      data: this.list,
      ariaLabelledBy: 'thread-list-title',
      autoFocus: 'select',
    });
    if (!chosen) return;
    this.list.take(chosen.id);
    // the dialog gives the focus back first
    setTimeout(() => this.show(chosen));
  }

  /** Whether there is a list to go through; otherwise what is new is gone through. */
  isUnderWay(): boolean {
    return this.list.threadId() !== null;
  }

  async step(by: 1 | -1): Promise<void> {
    const thread = await this.list.step(by);
    if (thread) this.show(thread);
    else this.announcer.announce(this.transloco.translate(by === 1 ? 'readings.list.atEnd' : 'readings.list.atBegin'));
  }

  /** What stands in no place is shown with the reading as a whole. */
  private show(thread: ListedThread): void {
    const place = thread.blockId ?? wholeReading;
    this.position.go(place);
    this.position.openThreads(place);
    this.discussion.setOpen(thread.id, true);
    const text = thread.excerpt ?? this.transloco.translate<string>('readings.list.deleted');
    this.announcer.announce(this.transloco.translate('readings.list.gone', { at: this.list.at(), text }));
  }
}
