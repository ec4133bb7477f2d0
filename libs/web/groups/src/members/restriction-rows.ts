import { Component, inject, output } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { JudgeRestriction, MemberRestriction } from '@lectern/contracts';
import { Badge, Button, Dialogs, Moment, Notices, RemoteState } from '@lectern/web/ui';
import { RestrictionsStore } from './restrictions-store';

/** Who is restricted now, until when and why, each to be lifted with one press; and the appeals that wait. */
@Component({
  selector: 'lec-restriction-rows',
  imports: [Badge, Button, Moment, RemoteState, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'groups.restrict'">
      <lec-remote-state [remote]="store.restrictions()" (retry)="store.load(store.groupId())" />
      @if (store.restrictions().value; as list) {
        <ul class="rows">
          @for (restriction of list; track restriction.id) {
            <li class="row">
              <div class="row-text">
                <p>
                  <bdi class="row-title">{{ restriction.person.displayName }}</bdi>
                  <lec-badge [tone]="restriction.isOver ? 'plain' : 'withdrawn'">{{
                    t((restriction.isOver ? 'was.' : 'is.') + restriction.kind)
                  }}</lec-badge>
                  @if (restriction.appeal) {
                    <lec-badge tone="held">{{ t('appealed') }}</lec-badge>
                  }
                </p>
                <p class="quiet small" dir="auto">
                  {{ t('until') }} <lec-moment [at]="restriction.until" [isFocusable]="false" /> ·
                  {{ restriction.reason }}
                </p>
                @if (restriction.appeal; as appeal) {
                  <p class="small prewrap" dir="auto">{{ appeal.words }}</p>
                  @if (!restriction.can.judge) {
                    <p class="quiet small">{{ t('notYours') }}</p>
                  }
                }
              </div>
              <div class="actions">
                @if (restriction.can.judge) {
                  <button lecButton="primary" type="button" [isSmall]="true" (click)="judge(restriction)">
                    {{ t('judge.open') }}<span class="visually-hidden">: {{ restriction.person.displayName }}</span>
                  </button>
                }
                @if (restriction.can.lift) {
                  <button lecButton type="button" [isSmall]="true" (click)="lift(restriction)">
                    {{ t('lift') }}<span class="visually-hidden">: {{ restriction.person.displayName }}</span>
                  </button>
                }
              </div>
            </li>
          } @empty {
            <li class="row quiet">{{ t('none') }}</li>
          }
        </ul>
      }
    </ng-container>
  `,
})
export class RestrictionRows {
  readonly lifted = output();

  protected readonly store = inject(RestrictionsStore);
  private readonly dialogs = inject(Dialogs);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);

  protected async judge(restriction: MemberRestriction): Promise<void> {
    const content = () => import('./judge-restriction-dialog').then((it) => it.JudgeRestrictionDialog);
    const given = await this.dialogs.open<JudgeRestriction>(content, {
      data: restriction,
      ariaLabelledBy: 'judge-title',
    });
    if (!given) return;
    const done = this.transloco.translate<string>('groups.restrict.judge.done');
    if (await this.notices.attempt(() => this.store.judge(restriction, given), done)) this.lifted.emit();
  }

  protected async lift(restriction: MemberRestriction): Promise<void> {
    const done = this.transloco.translate<string>('groups.restrict.lifted', { name: restriction.person.displayName });
    if (await this.notices.attempt(() => this.store.lift(restriction), done)) this.lifted.emit();
  }
}
