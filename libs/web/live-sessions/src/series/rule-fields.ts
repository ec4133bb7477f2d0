import { Component, computed, effect, inject, input, model, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveLimits, liveSessionRoutes, previewSeriesSchema, type SeriesDate } from '@lectern/contracts';
import { ApiClient, type Remote, notLoaded, remoteLoading } from '@lectern/web/core';
import { RemoteState } from '@lectern/web/ui';
import { type RuleDraft, ruleOf } from './rule-draft';
import { RuleWords } from './rule-words';

/** so long after a key is pressed the dates are asked for */
const askAfterMs = 300;
const shownDates = 6;

/** How a session repeats: the rule, the same in words, its next dates, and which of them the clocks skip. */
@Component({
  selector: 'lec-rule-fields',
  imports: [RemoteState, TranslocoDirective],
  templateUrl: './rule-fields.html',
  styleUrl: './rule-fields.css',
})
export class RuleFields {
  readonly rule = model.required<RuleDraft>();
  readonly start = input.required<string>();
  readonly timeZone = input.required<string>();
  /** a series stays one: it ends, but does not become a single date */
  readonly isSeries = input(false);

  private readonly api = inject(ApiClient);
  private readonly ruleWords = inject(RuleWords);
  protected readonly everyMax = liveLimits.liveSeriesEveryMax;
  protected readonly countMax = liveLimits.datesPerLiveSeries;
  protected readonly units = computed(() =>
    this.isSeries() ? repeating : (['never', ...repeating] as const satisfies readonly RuleDraft['repeats'][]),
  );
  protected readonly dates = signal<Remote<readonly SeriesDate[]>>(notLoaded);
  private readonly loadWith = remoteLoading<readonly SeriesDate[]>((change) => this.dates.update(change));
  /** what the dates are asked with; null: nothing repeats, or not yet in a way that can be asked */
  private readonly asked = computed(() => {
    const parsed = previewSeriesSchema.safeParse({
      start: this.start(),
      timeZone: this.timeZone(),
      rule: ruleOf(this.rule()),
    });
    return parsed.success ? parsed.data : null;
  });
  protected readonly words = computed(() => {
    const asked = this.asked();
    return asked && this.ruleWords.of(asked);
  });
  protected readonly next = computed(() =>
    (this.dates().value ?? []).slice(0, shownDates).map((one) => this.shown(one)),
  );
  protected readonly more = computed(() => Math.max(0, (this.dates().value?.length ?? 0) - shownDates));
  protected readonly gaps = computed(() =>
    (this.dates().value ?? []).filter(({ isInGap }) => isInGap).map((one) => this.shown(one)),
  );

  constructor() {
    effect((onCleanup) => {
      const asked = this.asked();
      if (!asked) return;
      const timer = setTimeout(() => untracked(() => void this.ask()), askAfterMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected async ask(): Promise<void> {
    const body = this.asked();
    if (body) await this.loadWith(() => this.api.call(liveSessionRoutes.previewLiveSeries, { body }));
  }

  protected set<Part extends keyof RuleDraft>(part: Part, value: RuleDraft[Part]): void {
    this.rule.update((rule) => ({ ...rule, [part]: value }));
  }

  protected text(event: Event): string {
    return (event.target as HTMLInputElement).value;
  }

  protected unit(event: Event): RuleDraft['repeats'] {
    return this.text(event) as RuleDraft['repeats'];
  }

  protected number(event: Event): number {
    return Number(this.text(event) || Number.NaN);
  }

  private shown({ date }: SeriesDate): { readonly date: string; readonly text: string } {
    return { date, text: this.ruleWords.date(date) };
  }
}

const repeating = ['week', 'month-day', 'month-weekday'] as const;
