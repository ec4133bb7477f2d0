import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Statement, moderationRoutes } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { Badge, Moment } from '@lectern/web/ui';
import { OwnList } from '../own-list';
import { OwnStrikes } from '../strikes/own-strikes';
import { OwnTalks } from '../talk/own-talks';

/** What one was told of decisions about one’s comments. */
@Component({
  selector: 'lec-statements-page',
  imports: [Badge, Moment, OwnList, OwnStrikes, OwnTalks, RouterLink, TranslocoDirective],
  template: `
    <lec-own-list
      *transloco="let t; prefix: 'moderation.statements'"
      [title]="t('title')"
      [lead]="t('lead')"
      other="/reports"
      [otherText]="t('toReports')"
      [emptyTitle]="t('emptyTitle')"
      [emptyText]="t('emptyText')"
      [list]="statements()"
      (retry)="load()"
    >
      @for (one of statements().value; track one.id) {
        <li class="row">
          <div class="row-text">
            <p>
              <a class="row-title" [routerLink]="['/statements', one.id]">{{ t('what.' + one.content.restriction) }}</a>
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
              @if (one.reading; as reading) {
                {{ reading.title }} ·
              }
              {{ one.group.name }} · <lec-moment [at]="one.at" [isFocusable]="false" />
            </p>
          </div>
        </li>
      }
      <lec-own-talks lecBelow />
      <lec-own-strikes lecBelow />
    </lec-own-list>
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
