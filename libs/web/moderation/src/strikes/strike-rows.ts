import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { MemberStrikes } from '@lectern/contracts';
import { formatLocale } from '@lectern/web/core';
import { Moment } from '@lectern/web/ui';

/** Strikes as rows: what was decided, why, how heavy it is by now and when it is gone. */
@Component({
  selector: 'lec-strike-rows',
  imports: [Moment, RouterLink, TranslocoDirective],
  template: `
    <ul *transloco="let t; prefix: 'moderation.strikes'" class="rows">
      @for (one of of().strikes; track one.id) {
        <li class="row">
          <div class="row-text">
            <p>
              @if (one.caseId; as caseId) {
                <a class="row-title" [routerLink]="['/groups', of().group.id, 'moderation', caseId]">{{
                  t('kind.' + one.kind)
                }}</a>
              } @else if (one.statementId; as statementId) {
                <a class="row-title" [routerLink]="['/statements', statementId]">{{ t('kind.' + one.kind) }}</a>
              } @else {
                <span class="row-title">{{ t('kind.' + one.kind) }}</span>
              }
              <span class="quiet small"> · <lec-moment [at]="one.at" [isFocusable]="false" /></span>
            </p>
            <p class="prewrap" dir="auto">{{ one.reason }}</p>
            <p class="quiet small">
              {{ t('weight', { weight: number(one.weight), from: number(one.from) }) }}
              <lec-moment [at]="one.goneAt" [isFocusable]="false" />
            </p>
          </div>
        </li>
      }
    </ul>
  `,
})
export class StrikeRows {
  readonly of = input.required<MemberStrikes>();

  private readonly language = inject(TranslocoService).activeLang;
  private readonly locale = computed(() => formatLocale(this.language()));

  protected number(value: number): string {
    return value.toLocaleString(this.locale(), { maximumFractionDigits: 1 });
  }
}
