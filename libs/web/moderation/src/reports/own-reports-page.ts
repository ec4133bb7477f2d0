import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type OwnReport, moderationRoutes } from '@lectern/contracts';
import { ApiClient, newCommandId, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { Badge, type BadgeTone, Button, Dialogs, Moment, Notices } from '@lectern/web/ui';
import { OwnList } from '../own-list';

const tones: Readonly<Record<OwnReport['fate'], BadgeTone>> = {
  open: 'question',
  kept: 'plain',
  acted: 'new',
  gone: 'plain',
};

/** What one reported, and what became of it. */
@Component({
  selector: 'lec-own-reports-page',
  imports: [Badge, Button, Moment, OwnList, RouterLink, TranslocoDirective],
  template: `
    <lec-own-list
      *transloco="let t; prefix: 'moderation.reports'"
      [title]="t('title')"
      [lead]="t('lead')"
      other="/statements"
      [otherText]="t('toStatements')"
      [emptyTitle]="t('emptyTitle')"
      [emptyText]="t('emptyText')"
      [list]="reports()"
      (retry)="load()"
    >
      @for (one of reports().value; track one.id) {
        <li class="row">
          <div class="row-text">
            <p>
              <span class="row-title">{{ t('kind.' + one.kind) }}</span>
              <lec-badge [tone]="tones[one.fate]">{{ t('fate.' + one.fate) }}</lec-badge>
            </p>
            <p class="quiet small">
              <a [routerLink]="['/readings', one.reading.id]">{{ one.reading.title }}</a> ·
              <lec-moment [at]="one.createdAt" [isFocusable]="false" />
            </p>
            @if (one.words) {
              <p class="prewrap" dir="auto">{{ one.words }}</p>
            }
            @if (one.decided; as decided) {
              <p dir="auto">{{ t('because', { reason: decided.reason }) }}</p>
            }
          </div>
          @if (one.appealUntil && one.decided; as decided) {
            <button lecButton [isSmall]="true" type="button" (click)="appeal(decided.decisionId)">
              {{ t('appeal') }}
            </button>
          }
        </li>
      }
    </lec-own-list>
  `,
})
export class OwnReportsPage {
  private readonly api = inject(ApiClient);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  protected readonly tones = tones;
  protected readonly reports = signal<Remote<readonly OwnReport[]>>(notLoaded);
  private readonly loadWith = remoteLoading<readonly OwnReport[]>((change) => this.reports.update(change));

  constructor() {
    void this.load();
  }

  protected load(): Promise<void> {
    return this.loadWith(() => this.api.call(moderationRoutes.ownReports));
  }

  protected async appeal(decisionId: string): Promise<void> {
    const words = await this.dialogs.open<string>(() => import('./appeal-dialog').then((it) => it.AppealDialog), {
      ariaLabelledBy: 'appeal-title',
    });
    if (!words) return;
    const body = { commandId: newCommandId(), decisionId, words };
    const done = this.transloco.translate<string>('moderation.statement.sent');
    if (await this.notices.attempt(() => this.api.call(moderationRoutes.appeal, { body }), done)) await this.load();
  }
}
