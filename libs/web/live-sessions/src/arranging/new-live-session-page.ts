import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { form, FormRoot, validateStandardSchema } from '@angular/forms/signals';
import { Router } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { type Reading, liveSessionRoutes, readingRoutes, seriesRuleSchema } from '@lectern/contracts';
import { ApiClient, newCommandId, notLoaded, type Remote, remoteLoading } from '@lectern/web/core';
import {
  focusFirstError,
  FormFaults,
  FormFooter,
  PageHeading,
  RemoteState,
  Trail,
  type TrailStep,
} from '@lectern/web/ui';
import { newRuleDraft, ruleOf } from '../series/rule-draft';
import { RuleFields } from '../series/rule-fields';
import { CoHostField } from './co-host-field';
import { showFaultyPassage } from './faulty-passage';
import { type PassageDraft, passagesOf } from './passage-draft';
import { newPlanDraft, type PlanDraft, planDraftSchema, planOf } from './plan-draft';
import { PlanFields } from './plan-fields';

/** Arranges a live session over a reading: when, how long, what is read, who comes in. */
@Component({
  selector: 'lec-new-live-session-page',
  imports: [
    CoHostField,
    FormFooter,
    FormRoot,
    PageHeading,
    PlanFields,
    RemoteState,
    RuleFields,
    Trail,
    TranslocoDirective,
  ],
  templateUrl: './new-live-session-page.html',
})
export class NewLiveSessionPage {
  readonly readingId = input.required<string>();

  private readonly api = inject(ApiClient);
  private readonly router = inject(Router);
  private readonly faults = inject(FormFaults);
  // One id for this form: sent twice, it still makes one session.
  private readonly commandId = newCommandId();

  protected readonly reading = signal<Remote<Reading>>(notLoaded);
  private readonly loadWith = remoteLoading<Reading>((change) => this.reading.update(change));
  protected readonly coHostIds = signal<readonly string[]>([]);
  protected readonly passages = signal<readonly PassageDraft[]>([]);
  protected readonly rule = signal(newRuleDraft);
  protected readonly trail = computed((): readonly TrailStep[] => {
    const open = this.reading().value;
    if (!open) return [];
    return [
      { text: open.group.name, link: ['/groups', open.group.id] },
      { text: open.reading.title, link: ['/readings', open.reading.id] },
    ];
  });
  protected readonly form = form(signal(newPlanDraft()), (path) => validateStandardSchema(path, planDraftSchema), {
    submission: {
      action: (sent) => this.faults.send(sent, () => this.arrange(sent().value())),
      onInvalid: focusFirstError,
    },
  });

  constructor() {
    effect(() => {
      const readingId = this.readingId();
      untracked(() => void this.load(readingId));
    });
  }

  protected load(readingId = this.readingId()): Promise<void> {
    return this.loadWith(() => this.api.call(readingRoutes.reading, { params: { readingId } }));
  }

  private async arrange(draft: PlanDraft): Promise<void> {
    const blocks = this.reading().value?.blocks ?? [];
    if (showFaultyPassage(this.passages(), blocks)) return;
    const rule = ruleOf(this.rule());
    // what is missing stands beside it
    if (rule && !seriesRuleSchema.safeParse(rule).success) return;
    const params = { readingId: this.readingId() };
    const plan = planOf(draft, passagesOf(this.passages(), blocks));
    const body = { ...plan, coHostIds: [...this.coHostIds()], commandId: this.commandId };
    const session = await (rule
      ? this.api.call(liveSessionRoutes.scheduleLiveSeries, { params, body: { ...body, rule } })
      : this.api.call(liveSessionRoutes.scheduleLiveSession, { params, body: { ...body, isDraft: false } }));
    await this.router.navigate(['/sessions', session.id]);
  }
}
