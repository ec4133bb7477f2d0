import { DIALOG_DATA, DialogRef } from '@angular/cdk/dialog';
import { Component, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Comment, type CommentVersion, threadRoutes } from '@lectern/contracts';
import { ApiClient, failed, loaded, notLoaded, type Remote } from '@lectern/web/core';
import { Button, FaultState, Moment, Skeleton } from '@lectern/web/ui';
import { Prose } from '../prose/prose';

/** What a comment says and what it said before, the newest first. */
@Component({
  selector: 'lec-versions-dialog',
  imports: [Button, FaultState, Moment, Prose, Skeleton, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'threads.versions'" class="dialog">
      <h2 id="comment-versions-title">{{ t('title') }}</h2>
      @if (versions().status === 'failed') {
        <lec-fault-state [fault]="versions().fault" (retry)="load()" />
      } @else if (versions().value; as earlier) {
        <ol tabindex="0" [attr.aria-label]="t('title')">
          <li>
            <p class="when">
              {{ t(comment.isModerated ? 'nowByModerator' : 'now') }}
              @if (comment.editedAt; as at) {
                <lec-moment [at]="at" />
              }
            </p>
            <lec-prose [markdown]="comment.body ?? ''" />
          </li>
          @for (version of earlier; track $index) {
            <li>
              <p class="when">
                {{ t(version.isModerated ? 'beforeByModerator' : 'before') }} <lec-moment [at]="version.writtenAt" />
              </p>
              @if (version.body === null) {
                <p class="quiet">{{ t('takenAway') }}</p>
              } @else {
                <lec-prose [markdown]="version.body" />
              }
            </li>
          } @empty {
            <li class="quiet">{{ t('none') }}</li>
          }
        </ol>
      } @else {
        <lec-skeleton [lines]="4" />
      }
      <div class="actions actions-end">
        <button lecButton="primary" type="button" (click)="dialog.close()">{{ t('close') }}</button>
      </div>
    </div>
  `,
  styles: `
    ol {
      display: grid;
      gap: 16px;
      max-height: 60dvh;
      overflow: auto;
      padding: 2px;
      list-style: none;
    }
    li + li {
      padding-top: 12px;
      border-top: 1px solid var(--rule);
    }
    .when {
      color: var(--quiet);
      font-size: var(--small-size);
      line-height: var(--small-line);
    }
  `,
})
export class VersionsDialog {
  protected readonly comment = inject<Comment>(DIALOG_DATA);
  protected readonly dialog = inject(DialogRef);
  private readonly api = inject(ApiClient);
  protected readonly versions = signal<Remote<readonly CommentVersion[]>>(notLoaded);

  constructor() {
    void this.load();
  }

  protected async load(): Promise<void> {
    this.versions.set(notLoaded);
    try {
      const params = { commentId: this.comment.id };
      this.versions.set(loaded(await this.api.call(threadRoutes.commentVersions, { params })));
    } catch (fault) {
      this.versions.set(failed(fault));
    }
  }
}
