import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type OwnRestriction, restrictionRoutes } from '@lectern/contracts';
import { ApiClient } from '@lectern/web/core';
import { Moment, Notices } from '@lectern/web/ui';

/** Says where one is restricted, until when and why: also of groups one does not see meanwhile. */
@Component({
  selector: 'lec-own-restrictions',
  imports: [Moment, RouterLink, TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'groups.restrict'">
      @for (one of restrictions(); track one.id) {
        <p class="panel" role="note">
          <span
            >{{ t('own.' + one.kind, { group: one.group.name }) }} {{ t('until') }}
            <lec-moment [at]="one.until" />.</span
          >
          <span class="quiet" dir="auto">{{ one.reason }}</span>
          @if (one.statementId; as id) {
            <a [routerLink]="['/statements', id]"
              >{{ t('statement') }}<span class="visually-hidden">: {{ one.group.name }}</span></a
            >
          }
        </p>
      }
    </ng-container>
  `,
  styles: `
    :host {
      display: grid;
      gap: 12px;
    }
    :host:empty {
      display: none;
    }
    .panel {
      gap: 4px;
    }
  `,
})
export class OwnRestrictions {
  private readonly api = inject(ApiClient);
  private readonly notices = inject(Notices);
  protected readonly restrictions = signal<readonly OwnRestriction[]>([]);

  constructor() {
    void this.notices.attempt(async () =>
      this.restrictions.set(await this.api.call(restrictionRoutes.ownRestrictions, {})),
    );
  }
}
