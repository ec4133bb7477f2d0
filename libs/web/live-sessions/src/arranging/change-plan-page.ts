import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router, RouterLink } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type LiveSeries, liveSessionRoutes, type Reading, readingRoutes, seriesRuleSchema } from '@lectern/contracts';
import { ApiClient, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import {
  Button,
  focusFirstError,
  FormFaults,
  FormFooter,
  PageHeading,
  RemoteState,
  Trail,
  type TrailStep,
} from '@lectern/web/ui';
import { LiveRoomStore } from '../room/live-room-store';
import { followingRule, newRuleDraft, ruleDraftOf, ruleOf } from '../series/rule-draft';
import { RuleFields } from '../series/rule-fields';
import { type PassageDraft, passageDrafts, passagesOf } from './passage-draft';
import { newPlanDraft, passageDraftsOf, type PlanDraft, planDraftOf, planDraftSchema, planOf } from './plan-draft';
import { PlanFields } from './plan-fields';
import { showFaultyPassage } from './faulty-passage';

/** Changes the plan of a session, or of a series from this date on or whole: everything but who leads it. */
@Component({
  selector: 'lec-change-plan-page',
  imports: [
    Button,
    FormFooter,
    FormRoot,
    PageHeading,
    PlanFields,
    RemoteState,
    RouterLink,
    RuleFields,
    Trail,
    TranslocoDirective,
  ],
  providers: [LiveRoomStore],
  template: `
    <div class="page" *transloco="let t; prefix: 'live.plan'">
      <ng-container [lecTrail]="trail()" />
      <div class="page-head">
        <h1 lecPageHeading>{{ t('title') }}</h1>
        <p class="quiet">{{ t('text') }}</p>
      </div>
      <lec-remote-state [remote]="store.snapshot()" [lines]="8" (retry)="open()" />
      @if (store.room()) {
        @if (store.can().plan) {
          <lec-remote-state [remote]="reading()" [lines]="8" (retry)="open()" />
        } @else {
          <p role="status">{{ t('notNow') }}</p>
        }
        @if (store.can().plan && reading().value; as open) {
          <form class="form" [formRoot]="form">
            @if (series()?.can?.change) {
              <div class="field">
                <label class="field-label" for="plan-scope">{{ t('scope.label') }}</label>
                <select
                  #chosen
                  class="input"
                  id="plan-scope"
                  aria-describedby="plan-scope-hint"
                  (change)="choose(chosen.value)"
                >
                  @for (one of scopes; track one) {
                    <option [value]="one" [selected]="one === scope()">{{ t('scope.' + one) }}</option>
                  }
                </select>
                <p class="field-hint" id="plan-scope-hint">{{ t('scope.hint.' + scope()) }}</p>
              </div>
            }
            <lec-plan-fields [form]="form" [blocks]="open.blocks" [(passages)]="passages">
              @if (scope() !== 'one') {
                <lec-rule-fields
                  [(rule)]="rule"
                  [start]="form.start().value()"
                  [timeZone]="form.timeZone().value()"
                  [isSeries]="true"
                />
              }
            </lec-plan-fields>
            <lec-form-footer [form]="form" [action]="t('action')">
              <a lecButton [routerLink]="['/sessions', sessionId()]">{{ t('leave') }}</a>
            </lec-form-footer>
          </form>
        }
      }
    </div>
  `,
})
export class ChangePlanPage {
  readonly sessionId = input.required<string>();

  protected readonly store = inject(LiveRoomStore);
  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly faults = inject(FormFaults);

  protected readonly reading = signal<Remote<Reading>>(notLoaded);
  private readonly loadWith = remoteLoading<Reading>((change) => this.reading.update(change));
  protected readonly passages = signal<readonly PassageDraft[]>([]);
  protected readonly scopes = ['one', 'following', 'all'] as const;
  protected readonly scope = signal<(typeof this.scopes)[number]>('one');
  protected readonly series = signal<LiveSeries | null>(null);
  protected readonly rule = signal(newRuleDraft);
  private readonly draft = signal<PlanDraft>(newPlanDraft());
  /** the number of the plan one looks at: somebody may change it meanwhile, and is not undone without knowing */
  private seenSeq = 0;
  protected readonly trail = computed((): readonly TrailStep[] => {
    const { group, reading, session } = this.store.snapshot().value ?? {};
    if (!group || !reading || !session) return [];
    return [
      { text: group.name, link: ['/groups', group.id] },
      { text: reading.title, link: ['/readings', reading.id] },
      { text: session.title, link: ['/sessions', session.id] },
    ];
  });
  protected readonly form = form(this.draft, (path) => validateStandardSchema(path, planDraftSchema), {
    submission: {
      action: (sent) => this.faults.send(sent, () => this.change(sent().value())),
      onInvalid: focusFirstError,
    },
  });

  constructor() {
    effect(() => {
      const sessionId = this.sessionId();
      untracked(() => void this.open(sessionId));
    });
  }

  protected async open(sessionId = this.sessionId()): Promise<void> {
    await this.store.open(sessionId);
    const session = this.store.room()?.session;
    if (!session) return;
    this.seenSeq = session.seq;
    this.draft.set(planDraftOf(session));
    this.passages.set(passageDraftsOf(session));
    await this.loadWith(() => this.api.call(readingRoutes.reading, { params: { readingId: session.readingId } }));
    if (session.series?.date)
      this.series.set(await this.api.call(liveSessionRoutes.liveSeries, { params: { sessionId } }));
  }

  /** Shows the plan of what is to be changed: this date's, or the series' from this date or its first on. */
  protected choose(chosen: string): void {
    const [series, session] = [this.series(), this.store.room()?.session];
    const scope = this.scopes.find((one) => one === chosen);
    if (!series || !session || !scope) return;
    this.scope.set(scope);
    const blocks = this.reading().value?.blocks ?? [];
    const start = scope === 'following' ? (session.series?.date ?? series.plan.start) : series.plan.start;
    this.draft.set(planDraftOf(scope === 'one' ? session : { ...series.plan, start }));
    this.passages.set(scope === 'one' ? passageDraftsOf(session) : passageDrafts(series.plan.agenda, blocks));
    this.rule.set(ruleDraftOf(scope === 'following' ? followingRule(series, start) : series.rule));
  }

  private async change(draft: PlanDraft): Promise<void> {
    const blocks = this.reading().value?.blocks ?? [];
    if (showFaultyPassage(this.passages(), blocks)) return;
    const plan = planOf(draft, passagesOf(this.passages(), blocks));
    const [scope, series, rule] = [this.scope(), this.series(), ruleOf(this.rule())];
    if (scope === 'one' || !series) await this.store.act({ what: 'plan', plan, seenSeq: this.seenSeq });
    else {
      // what is missing stands beside it
      if (!rule || !seriesRuleSchema.safeParse(rule).success) return;
      await this.api.call(liveSessionRoutes.changeLiveSeries, {
        params: { sessionId: this.sessionId() },
        body: { scope, plan, rule, seenVersion: series.version },
      });
    }
    await this.router.navigate(['/sessions', this.sessionId()]);
  }
}
