import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Statement, moderationRoutes } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { Badge, EmptyState, Moment, PageHeading, RemoteState } from '@lectern/web/ui';

/** What one was told of decisions about one’s comments. */
@Component({
  selector: 'lec-statements-page',
  imports: [Badge, EmptyState, Moment, PageHeading, RemoteState, RouterLink, TranslocoDirective],
  template: `
    <div *transloco="let t; prefix: 'moderation.statements'" class="page">
      <div class="page-head">
        <h1 [lecPageHeading]="t('title')">{{ t('title') }}</h1>
        <p class="quiet">
          {{ t('lead') }} <a routerLink="/reports">{{ t('toReports') }}</a>
        </p>
      </div>
      <lec-remote-state [remote]="statements()" (retry)="load()" />
      @if (statements().value; as list) {
        @if (list.length > 0) {
          <ul class="rows">
            @for (one of list; track one.id) {
              <li class="row">
                <div class="row-text">
                  <p>
                    <a class="row-title" [routerLink]="['/statements', one.id]">{{
                      t('what.' + one.content.restriction)
                    }}</a>
                    @if (!one.isRead) {
                      <lec-badge tone="new">{{ t('new') }}</lec-badge>
                    }
                    @if (one.ended) {
                      <lec-badge>{{ t('over') }}</lec-badge>
                    } @else if (one.appeal && !one.appeal.judged) {
                      <lec-badge tone="held">{{ t('appealed') }}</lec-badge>
                    }
                  </p>
                  <p class="quiet small">
                    {{ one.reading.title }} · {{ one.group.name }} · <lec-moment [at]="one.at" [isFocusable]="false" />
                  </p>
                </div>
              </li>
            }
          </ul>
        } @else {
          <lec-empty-state [title]="t('emptyTitle')" [text]="t('emptyText')" />
        }
      }
    </div>
  `,
})
export class StatementsPage {
  private readonly api = inject(ApiClient);
  protected readonly statements = signal<Remote<readonly Statement[]>>(notLoaded);
  private readonly loadWith = remoteLoading<readonly Statement[]>((change) => this.statements.update(change));

  constructor() {
    void this.load();
  }

  protected load(): Promise<void> {
    return this.loadWith(() => this.api.call(moderationRoutes.statements));
  }
}
