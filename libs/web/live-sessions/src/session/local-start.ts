import { Component, computed, inject, input } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { LiveSessionSummary } from '@lectern/contracts';
import { formatLocale } from '@lectern/web/core';

/** When a session begins: on the clocks of its own place, and on the reader's where those are others. */
@Component({
  selector: 'lec-local-start',
  imports: [TranslocoDirective],
  template: `
    <ng-container *transloco="let t; prefix: 'live.start'">
      <time [attr.datetime]="session().startsAt">{{ there() }}</time>&ngsp;
      <span class="quiet"> ({{ session().timeZone }})</span>
      @if (here(); as local) {
        <span class="quiet"> · {{ t('forYou', { time: local }) }}</span>
      }
    </ng-container>
  `,
})
export class LocalStart {
  readonly session = input.required<Pick<LiveSessionSummary, 'startsAt' | 'timeZone'>>();

  private readonly language = inject(TranslocoService).activeLang;
  private readonly locale = computed(() => formatLocale(this.language()));
  protected readonly there = computed(() => this.words(this.session().timeZone));
  protected readonly here = computed(() => {
    const local = this.words(undefined);
    return local === this.there() ? null : local;
  });

  private words(timeZone: string | undefined): string {
    return new Intl.DateTimeFormat(this.locale(), { dateStyle: 'full', timeStyle: 'short', timeZone }).format(
      new Date(this.session().startsAt),
    );
  }
}
