import { DOCUMENT } from '@angular/common';
import { DestroyRef, effect, inject, Injectable, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { Notices } from '@lectern/web/ui';
import { DiscussionStore, SoughtComment } from '@lectern/web/threads';
import { PositionStore } from '../reading/position-store';
import { ReadingStore } from '../reading/reading-store';

/** Goes to the comment the address names (`?thread=…&comment=…`), wherever its thread stands now, when the text is there. */
@Injectable()
export class LinkedComment {
  private readonly reading = inject(ReadingStore);
  private readonly position = inject(PositionStore);
  private readonly discussion = inject(DiscussionStore);
  private readonly sought = inject(SoughtComment);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly page = inject(DOCUMENT);

  constructor() {
    const asked = toSignal(inject(ActivatedRoute).queryParamMap);
    let done: unknown = null;
    effect(() => {
      const question = asked();
      const threadId = question?.get('thread') ?? null;
      if (threadId === null || question === done || this.reading.reading().value === null) return;
      done = question;
      untracked(() => this.goTo(threadId, question?.get('comment') ?? threadId));
    });
    inject(DestroyRef).onDestroy(() => this.sought.forget());
  }

  private goTo(threadId: string, commentId: string): void {
    const [place] = this.discussion.placesOf(threadId);
    if (place === undefined) return this.notices.tell(this.transloco.translate('readings.link.goneHere'));
    this.position.go(place);
    this.position.openThreads(place);
    this.discussion.setOpen(threadId, true);
    this.sought.seek(threadId, commentId);
    this.tellAddress(threadId, commentId);
  }

  /** The address names the comment as long as one is at its place. */
  private tellAddress(thread: string, comment: string): void {
    const address = new URL(this.page.location.href);
    address.search = new URLSearchParams({ thread, comment }).toString();
    const history = this.page.defaultView?.history;
    history?.replaceState(history.state, '', address);
  }
}
