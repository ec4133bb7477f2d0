import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type CommentPlace, threadRoutes } from '@lectern/contracts';
import { ApiClient, failed, isRefusal, loaded, notLoaded, type Remote } from '@lectern/web/core';
import { Button, FaultState, PageHeading, RemoteState } from '@lectern/web/ui';

/** The permanent address of a comment: leads to it where it stands now, or says why it cannot. */
@Component({
  selector: 'lec-comment-link-page',
  imports: [Button, FaultState, PageHeading, RemoteState, RouterLink, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'readings.link'" class="page page-narrow">
      @if (place().status === 'failed') {
        <div class="page-head">
          <h1 lecPageHeading>{{ t(isHidden() ? 'hidden' : 'fault') }}</h1>
          @if (isHidden()) {
            <p class="quiet">{{ t('hiddenText') }}</p>
          }
        </div>
        <lec-fault-state [fault]="place().fault" (retry)="find(commentId())" />
      } @else if (place().value; as gone) {
        @if (gone.isDeleted) {
          <div class="page-head">
            <h1 lecPageHeading>{{ t('gone') }}</h1>
            <p class="quiet">{{ t(gone.withheldAs === null ? 'deleted' : 'withheld.' + gone.withheldAs) }}</p>
          </div>
          <div class="actions">
            @if (gone.isThreadLeft) {
              <a
                lecButton="primary"
                [routerLink]="['/readings', gone.readingId]"
                [queryParams]="{ thread: gone.threadId, comment: gone.threadId }"
                >{{ t('toThread') }}</a
              >
            } @else {
              <a lecButton="primary" [routerLink]="['/readings', gone.readingId]">{{ t('toReading') }}</a>
            }
          </div>
        }
      } @else {
        <lec-remote-state [remote]="place()" [lines]="4" />
      }
    </div>
  `,
})
export class CommentLinkPage {
  readonly commentId = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  protected readonly place = signal<Remote<CommentPlace>>(notLoaded);

  constructor() {
    effect(() => {
      const commentId = this.commentId();
      untracked(() => void this.find(commentId));
    });
  }

  protected isHidden(): boolean {
    return isRefusal(this.place().fault, 'E_NOT_FOUND', 'E_FORBIDDEN', 'E_AUTH', 'E_INVALID');
  }

  protected async find(commentId: string): Promise<void> {
    this.place.set(notLoaded);
    try {
      const found = await this.api.call(threadRoutes.commentPlace, { params: { commentId } });
      if (commentId !== this.commentId()) return;
      if (found.isDeleted) return this.place.set(loaded(found));
      const queryParams = { thread: found.threadId, comment: commentId };
      await this.router.navigate(['/readings', found.readingId], { queryParams, replaceUrl: true });
    } catch (fault) {
      if (commentId === this.commentId()) this.place.set(failed(fault));
    }
  }
}
