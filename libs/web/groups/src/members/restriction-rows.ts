import { Component, inject, output } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { MemberRestriction } from '@lectern/contracts';
import { Badge, Button, Moment, Notices, RemoteState } from '@lectern/web/ui';
import { RestrictionsStore } from './restrictions-store';

/** Who is restricted now, until when and why, each to be lifted with one press. */
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
                  <lec-badge tone="withdrawn">{{ t('is.' + restriction.kind) }}</lec-badge>
                </p>
                <p class="quiet small" dir="auto">
                  {{ t('until') }} <lec-moment [at]="restriction.until" [isFocusable]="false" /> ·
                  {{ restriction.reason }}
                </p>
              </div>
              <button lecButton type="button" [isSmall]="true" (click)="lift(restriction)">
                {{ t('lift') }}<span class="visually-hidden">: {{ restriction.person.displayName }}</span>
              </button>
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
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);

  protected async lift(restriction: MemberRestriction): Promise<void> {
    const done = this.transloco.translate<string>('groups.restrict.lifted', { name: restriction.person.displayName });
    if (await this.notices.attempt(() => this.store.lift(restriction), done)) this.lifted.emit();
  }
}
