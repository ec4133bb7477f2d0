import { DOCUMENT } from '@angular/common';
import { DestroyRef, effect, inject, Injectable, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router } from '@angular/router';
import { TranslocoService } from '@jsverse/transloco';
import { threadRoutes } from '@lectern/contracts';
import { ApiClient } from '@lectern/web/core';
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
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private readonly page = inject(DOCUMENT);

  constructor() {
    const route = inject(ActivatedRoute);
    const [asked, at] = [toSignal(route.queryParamMap), toSignal(route.paramMap)];
    let done: { readonly question: unknown; readonly readingId: string | undefined } | null = null;
    effect(() => {
      const question = asked();
      const threadId = question?.get('thread') ?? null;
      // on the way from one reading to another the one that is left is still here
      const shownId = this.reading.reading().value?.reading.id;
      if (threadId === null || shownId === undefined || shownId !== at()?.get('readingId')) return;
      // from one reading to the other the question stays the same
      if (done?.question === question && done?.readingId === shownId) return;
      done = { question, readingId: shownId };
      untracked(() => this.goTo(threadId, question?.get('comment') ?? threadId));
    });
    inject(DestroyRef).onDestroy(() => this.sought.forget());
  }

  private goTo(threadId: string, commentId: string): void {
    const [place] = this.discussion.placesOf(threadId);
    if (place === undefined) return void this.follow(commentId);
    this.position.go(place);
    this.position.openThreads(place);
    this.discussion.setOpen(threadId, true);
    this.sought.seek(threadId, commentId);
    this.tellAddress(threadId, commentId);
  }

  /** It may have gone to another reading: then one goes there as well. */
  private async follow(commentId: string): Promise<void> {
    const here = this.discussion.readingId();
    const found = await this.api.call(threadRoutes.commentPlace, { params: { commentId } }).catch(() => null);
    if (found === null || found.readingId === here)
      return this.notices.tell(this.transloco.translate('readings.link.goneHere'));
    const queryParams = { thread: found.threadId, comment: commentId };
    await this.router.navigate(['/readings', found.readingId], { queryParams, replaceUrl: true });
  }

  /** The address names the comment as long as one is at its place. */
  private tellAddress(thread: string, comment: string): void {
    const address = new URL(this.page.location.href);
    address.search = new URLSearchParams({ thread, comment }).toString();
    const history = this.page.defaultView?.history;
    history?.replaceState(history.state, '', address);
  }
}
