import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { NgTemplateOutlet } from '@angular/common';
import { RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type LiveSeries, liveSessionRoutes } from '@lectern/contracts';
import { ApiClient, type Remote, notLoaded, remoteLoading } from '@lectern/web/core';
import { Badge, RemoteState } from '@lectern/web/ui';
import { LocalStart } from '../session/local-start';
import { RuleWords } from './rule-words';

const shownDates = 4;

/** The dates of the series a session belongs to: the next ones, with what is otherwise about them, and the rest folded. */
@Component({
  selector: 'lec-series-dates',
  imports: [Badge, LocalStart, NgTemplateOutlet, RemoteState, RouterLink, TranslocoDirective],
  templateUrl: './series-dates.html',
  styles: `
    li {
      display: flex;
      flex-wrap: wrap;
      gap: 4px 8px;
      padding: 8px 0;
    }
  `,
})
export class SeriesDates {
  readonly sessionId = input.required<string>();
  /** the number of the session's last change: the list is loaded anew with each */
  readonly seq = input.required<number>();

  private readonly api = inject(ApiClient);
  private readonly ruleWords = inject(RuleWords);
  protected readonly series = signal<Remote<LiveSeries>>(notLoaded);
  private readonly loadWith = remoteLoading<LiveSeries>((change) => this.series.update(change));
  protected readonly words = computed(() => {
    const { value } = this.series();
    return value ? this.ruleWords.of({ ...value.plan, rule: value.rule }) : '';
  });
  private readonly coming = computed(() => {
    const { plan, dates = [] } = this.series().value ?? {};
    const now = new Date().toISOString();
    const isToCome = ({ startsAt, sessionId }: LiveSeries['dates'][number]) =>
      startsAt > now || sessionId === this.sessionId();
    return dates.filter(isToCome).map((one) => ({ ...one, timeZone: plan?.timeZone ?? 'UTC' }));
  });
  protected readonly parts = computed(() => {
    const dates = this.coming();
    return { next: dates.slice(0, shownDates), rest: dates.slice(shownDates) };
  });

  constructor() {
    effect(() => {
      const sessionId = this.sessionId();
      this.seq();
      untracked(() => void this.load(sessionId));
    });
  }

  protected load(sessionId: string): Promise<void> {
    return this.loadWith(() => this.api.call(liveSessionRoutes.liveSeries, { params: { sessionId } }));
  }
}
