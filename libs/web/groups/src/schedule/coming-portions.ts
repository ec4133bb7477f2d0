import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type ComingPortion, scheduleRoutes } from '@lectern/contracts';
import { ApiClient, calendarDate, formatLocale, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import { Badge } from '@lectern/web/ui';
import { ComingSection } from '../readings/coming-section';

const shown = 3;

/** What a group reads now and next; nothing where nothing is planned. */
@Component({
  selector: 'lec-coming-portions',
  imports: [Badge, ComingSection, RouterLink, TranslocoDirective],
  template: `
    <lec-coming-section
      *transloco="let t; prefix: 'groups.portions'"
      [title]="t('title')"
      [list]="portions()"
      (retry)="load(groupId())"
    >
      @for (portion of portions().value ?? []; track portion.id) {
        <li class="row">
          <div class="row-text">
            <h3>
              <a [routerLink]="['/readings', portion.reading.id, 'schedule']" dir="auto">{{ portion.title }}</a>
              @if (portion.isDone) {
                <lec-badge>{{ t('done') }}</lec-badge>
              }
            </h3>
            @if (portion.question) {
              <p class="question" dir="auto">{{ portion.question }}</p>
            }
            <p class="quiet small">
              {{ t('by', { day: dayOf(portion) }) }} · <bdi>{{ portion.reading.title }}</bdi> ·
              {{ t('read', { count: portion.doneCount }) }}
            </p>
          </div>
        </li>
      }
    </lec-coming-section>
  `,
  styles: `
    h3 {
      font-size: 1.0625rem;
      line-height: 1.5rem;
    }
    .question {
      font: 1rem/1.625rem var(--reading-face);
    }
  `,
})
export class ComingPortions {
  readonly groupId = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly language = inject(TranslocoService).activeLang;
  protected readonly portions = signal<Remote<readonly ComingPortion[]>>(notLoaded);
  private readonly loadWith = remoteLoading<readonly ComingPortion[]>((change) => this.portions.update(change));

  constructor() {
    effect(() => {
      const groupId = this.groupId();
      untracked(() => void this.load(groupId));
    });
  }

  protected dayOf({ dueOn }: ComingPortion): string {
    return calendarDate(dueOn, formatLocale(this.language()));
  }

  protected load(groupId: string): Promise<void> {
    const query = { from: new Date().toLocaleDateString('sv-SE') };
    return this.loadWith(async () =>
      (await this.api.call(scheduleRoutes.comingPortions, { params: { groupId }, query })).slice(0, shown),
    );
  }
}
