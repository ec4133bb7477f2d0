import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import {
  limits,
  moderationRoutes,
  type PreparedText,
  type PreparedTextSet,
  publishPreparedTextsSchema,
  type RuleSet,
} from '@lectern/contracts';
import { ApiClient, FaultTexts } from '@lectern/web/core';
import { Button, EmptyState, Moment, Notices, PageHeading, RemoteState, Trail } from '@lectern/web/ui';
import { GroupNameStore } from '../group-name-store';
import { PreparedTextsStore } from './prepared-texts-store';

interface TextDraft extends PreparedText {
  readonly key: number;
}

/** The prepared texts of a group, to be read and written anew by who leads it. */
@Component({
  selector: 'lec-prepared-texts-page',
  imports: [Button, EmptyState, Moment, PageHeading, RemoteState, Trail, TranslocoDirective],
  providers: [GroupNameStore, PreparedTextsStore],
  templateUrl: './prepared-texts-page.html',
  styles: `
    .texts,
    .edited {
      display: grid;
      gap: 20px;
      list-style: none;
    }
    .texts h2 {
      font-size: 1.0625rem;
    }
  `,
})
export class PreparedTextsPage {
  readonly groupId = input.required<string>();

  protected readonly names = inject(GroupNameStore);
  protected readonly store = inject(PreparedTextsStore);
  private readonly api = inject(ApiClient);
  private readonly faults = inject(FaultTexts);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);
  private lastKey = 0;

  protected readonly nameMax = limits.preparedTextNameCharacters;
  protected readonly textMax = limits.decisionReasonCharacters;
  protected readonly textsMax = limits.preparedTextsPerGroup;
  protected readonly rules = signal<RuleSet | null>(null);
  /** what is being written; null: the texts are read */
  protected readonly drafts = signal<readonly TextDraft[] | null>(null);
  protected readonly problem = signal('');
  protected readonly isSending = signal(false);

  constructor() {
    effect(() => {
      const groupId = this.groupId();
      void untracked(() => this.store.open(groupId));
      void untracked(() => this.names.open(groupId));
      void untracked(() =>
        this.notices.attempt(async () =>
          this.rules.set(await this.api.call(moderationRoutes.groupRules, { params: { groupId } })),
        ),
      );
    });
  }

  protected ruleTitle(number: number): string {
    const rule = this.rules()?.rules[number - 1];
    return `${number}. ${rule?.title ?? ''}`;
  }

  protected edit({ texts }: PreparedTextSet): void {
    this.problem.set('');
    this.drafts.set(texts.map((text) => ({ key: ++this.lastKey, ...text })));
    if (texts.length === 0) this.add();
  }

  protected change(index: number, change: Partial<PreparedText>): void {
    this.drafts.update((list) => list && list.map((text, at) => (at === index ? { ...text, ...change } : text)));
  }

  protected add(): void {
    const text = { key: ++this.lastKey, name: '', text: '', ruleNumber: null };
    this.drafts.update((list) => list && [...list, text]);
    setTimeout(() => document.getElementById(`name-${text.key}`)?.focus());
  }

  protected remove(index: number): void {
    this.drafts.update((list) => list && list.filter((_, at) => at !== index));
  }

  protected async publish(event: Event): Promise<void> {
    event.preventDefault();
    const texts = (this.drafts() ?? []).map(({ name, text, ruleNumber }) => ({ name, text, ruleNumber }));
    const body = { baseVersion: this.store.set().value?.version ?? 0, texts };
    const parsed = publishPreparedTextsSchema.safeParse(body);
    if (!parsed.success) return this.problem.set(this.text('incomplete'));
    this.isSending.set(true);
    try {
      await this.store.publish(parsed.data);
      this.drafts.set(null);
      this.notices.tell(this.text('published'));
    } catch (fault) {
      this.problem.set(this.faults.text(fault));
    } finally {
      this.isSending.set(false);
    }
  }

  private text(key: string): string {
    return this.transloco.translate<string>(`moderation.prepared.${key}`);
  }
}
