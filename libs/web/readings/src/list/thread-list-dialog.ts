import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import {
  type ListedThread,
  type ThreadFilter,
  threadFilterSchema,
  type ThreadOrder,
  threadOrderSchema,
} from '@lectern/contracts';
import { LucideCircleQuestionMark, LucideMessageSquare, LucideSmilePlus, LucideX } from '@lectern/web/icons';
import { Badge, Button, EmptyState, Moment, RemoteState } from '@lectern/web/ui';
import { ReadingKeys } from '../keys/reading-keys';
import type { ThreadListStore } from './thread-list-store';

/** All threads of the reading, to be filtered and ordered; closes with the one to go to. */
@Component({
  selector: 'lec-thread-list-dialog',
  imports: [
    Badge,
    Button,
    EmptyState,
    LucideCircleQuestionMark,
    LucideMessageSquare,
    LucideSmilePlus,
    LucideX,
    Moment,
    RemoteState,
    TranslocoDirective,
  ],
  templateUrl: './thread-list-dialog.html',
  styleUrl: './thread-list-dialog.css',
})
export class ThreadListDialog {
  protected readonly store = inject<ThreadListStore>(DIALOG_DATA);
  private readonly dialog = inject<DialogRef<ListedThread>>(DialogRef);

  protected readonly keys = inject(ReadingKeys);
  protected readonly filters: readonly ThreadFilter[] = threadFilterSchema.options;
  protected readonly orders: readonly ThreadOrder[] = threadOrderSchema.options;

  protected filter(of: string): void {
    void this.store.ask(this.store.readingId(), { of: of as ThreadFilter });
  }

  protected by(personId: string): void {
    void this.store.ask(this.store.readingId(), { personId: personId || null });
  }

  protected order(order: string): void {
    void this.store.ask(this.store.readingId(), { order: order as ThreadOrder });
  }

  protected go(thread: ListedThread): void {
    this.dialog.close(thread);
  }

  protected close(): void {
    this.dialog.close();
  }
}
