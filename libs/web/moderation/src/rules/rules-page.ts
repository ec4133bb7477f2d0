import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { limits, publishRulesSchema, type RuleSet, moderationRoutes } from '@lectern/contracts';
import { ApiClient, FaultTexts, notLoaded, type Remote, remoteLoading, loaded } from '@lectern/web/core';
import { Button, Moment, Notices, PageHeading, RemoteState, Trail } from '@lectern/web/ui';
import { GroupNameStore } from '../group-name-store';

interface RuleDraft {
  readonly key: number;
  readonly title: string;
  readonly text: string;
}

/** A group’s rules to be read, and by its owners to be written anew. */
@Component({
  selector: 'lec-rules-page',
  imports: [Button, Moment, PageHeading, RemoteState, RouterLink, Trail, TranslocoDirective],
  providers: [GroupNameStore],
  templateUrl: './rules-page.html',
  styles: `
    .rules,
    .edited {
      display: grid;
      gap: 20px;
      list-style: none;
    }
    .rules h2 {
      font-size: 1.0625rem;
    }
  `,
})
export class RulesPage {
  readonly groupId = input.required<string>();

  protected readonly names = inject(GroupNameStore);
  private readonly api = inject(ApiClient);
  private readonly faults = inject(FaultTexts);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private lastKey = 0;

  protected readonly titleMax = limits.ruleTitleCharacters;
  protected readonly textMax = limits.ruleTextCharacters;
  protected readonly rulesMax = limits.rulesPerGroup;
  protected readonly rules = signal<Remote<RuleSet>>(notLoaded);
  /** what is being written; null: the rules are read */
  protected readonly drafts = signal<readonly RuleDraft[] | null>(null);
  protected readonly problem = signal('');
  protected readonly isSending = signal(false);
  private readonly loadWith = remoteLoading<RuleSet>((change) => this.rules.update(change));

  constructor() {
    effect(() => {
      const groupId = this.groupId();
      void untracked(() => this.load());
      void untracked(() => this.names.open(groupId));
    });
  }

  protected load(): Promise<void> {
    return this.loadWith(() => this.api.call(moderationRoutes.groupRules, { params: { groupId: this.groupId() } }));
  }

  protected edit({ rules }: RuleSet): void {
    this.problem.set('');
    this.drafts.set(rules.map(({ title, text }) => ({ key: ++this.lastKey, title, text })));
  }

  protected change(index: number, change: Partial<Pick<RuleDraft, 'title' | 'text'>>): void {
    this.drafts.update((list) => list && list.map((rule, at) => (at === index ? { ...rule, ...change } : rule)));
  }

  protected add(): void {
    const rule = { key: ++this.lastKey, title: '', text: '' };
    this.drafts.update((list) => list && [...list, rule]);
    setTimeout(() => document.getElementById(`title-${rule.key}`)?.focus());
  }

  protected remove(index: number): void {
    this.drafts.update((list) => list && list.filter((_, at) => at !== index));
  }

  protected move(index: number, by: 1 | -1): void {
    this.drafts.update((list) => {
      const [from, to] = [list?.[index], list?.[index + by]];
      return list && from && to ? list.with(index, to).with(index + by, from) : list;
    });
  }

  protected async publish(event: Event): Promise<void> {
    event.preventDefault();
    const written = (this.drafts() ?? []).map(({ title, text }) => ({ title, text }));
    const body = { baseVersion: this.rules().value?.version ?? 0, rules: written };
    const parsed = publishRulesSchema.safeParse(body);
    if (!parsed.success) return this.problem.set(this.text('incomplete'));
    this.isSending.set(true);
    try {
      const params = { groupId: this.groupId() };
      this.rules.set(loaded(await this.api.call(moderationRoutes.publishRules, { params, body: parsed.data })));
      this.drafts.set(null);
      this.notices.tell(this.text('published'));
    } catch (fault) {
      this.problem.set(this.faults.text(fault));
    } finally {
      this.isSending.set(false);
    }
  }

  private text(key: string): string {
    return this.transloco.translate<string>(`moderation.rules.${key}`);
  }
}
