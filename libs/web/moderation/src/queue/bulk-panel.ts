import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import { type Bulk, type BulkAction, type PreparedText } from '@lectern/contracts';
import { FaultTexts } from '@lectern/web/core';
import { Button, type ButtonLook, Notices } from '@lectern/web/ui';
import { PreparedSelect } from '../prepared/prepared-select';
import { BulkStore } from './bulk-store';

const actions: readonly BulkAction[] = ['approve', 'warn', 'ask-change', 'hide', 'remove'];
/** for so long after the last was done all of it can be taken back here */
const undoShownMs = 10_000;

/** One reason and one decision for the chosen cases; then how far it is, and what became of each. */
@Component({
  selector: 'lec-bulk-panel',
  imports: [Button, PreparedSelect, TranslocoDirective],
  templateUrl: './bulk-panel.html',
  styles: `
    form {
      display: grid;
      gap: 8px;
    }
    progress {
      width: 100%;
      accent-color: var(--accent);
    }
    .results {
      display: grid;
      gap: 8px;
      list-style: none;
    }
    .results p {
      overflow-wrap: anywhere;
    }
  `,
})
export class BulkPanel {
  readonly groupId = input.required<string>();

  protected readonly store = inject(BulkStore);
  private readonly faults = inject(FaultTexts);
  private readonly notices = inject(Notices);
  private readonly transloco = inject(TranslocoService);

  protected readonly actions = actions;
  protected readonly words = signal('');
  protected readonly ruleNumber = signal(1);
  protected readonly problem = signal('');
  protected readonly isSending = signal(false);
  /** whether the time to take all of it back is over on this screen */
  private readonly isLate = signal(false);
  protected readonly canUndo = computed(() => (this.store.bulk()?.undoUntil ?? null) !== null && !this.isLate());
  /** what was not done, or not taken back, with the words of each */
  protected readonly refused = computed(() =>
    (this.store.bulk()?.items ?? [])
      .filter(({ refusal }) => refusal !== null)
      .map((item) => ({ ...item, about: this.store.about().get(item.caseId) })),
  );
  protected readonly doneCount = computed(() => this.countOf('done', 'kept'));
  protected readonly undoneCount = computed(() => this.countOf('undone', 'skipped'));

  constructor() {
    effect(() => {
      const groupId = this.groupId();
      void untracked(() => this.notices.attempt(() => this.store.loadRules(groupId)));
    });
    effect((onCleanup) => {
      const state = this.store.bulk()?.state;
      untracked(() => this.isLate.set(false));
      if (state !== 'done') return;
      const timer = setTimeout(() => this.isLate.set(true), undoShownMs);
      onCleanup(() => clearTimeout(timer));
    });
  }

  protected lookOf(action: BulkAction): ButtonLook {
    if (action === 'hide') return 'primary';
    return action === 'remove' ? 'danger' : 'plain';
  }

  /** Its placeholders stay: they are filled for each case. */
  protected take({ text, ruleNumber }: PreparedText): void {
    this.words.set(text);
    if (ruleNumber !== null && this.store.rules()?.rules[ruleNumber - 1]) this.ruleNumber.set(ruleNumber);
  }

  protected async decide(action: BulkAction): Promise<void> {
    const rules = this.store.rules();
    if (!rules) return;
    if (this.words().trim() === '') return this.problem.set(this.text('reasonMissing'));
    this.isSending.set(true);
    try {
      const said = { action, reason: this.words(), ruleVersion: rules.version, ruleNumber: this.ruleNumber() };
      await this.store.begin(this.groupId(), said);
      this.words.set('');
      this.problem.set('');
    } catch (fault) {
      this.problem.set(this.faults.text(fault));
    } finally {
      this.isSending.set(false);
    }
  }

  protected undo(): void {
    void this.notices.attempt(() => this.store.undo());
  }

  protected reasonOf({ refusal }: Bulk['items'][number]): string {
    const reason = refusal?.reason ?? '';
    const known = ['CASE_CHANGED', 'CONTENT_CHANGED', 'RULES_CHANGED'].includes(reason);
    return known ? this.text(`changed.${reason}`) : (refusal?.message ?? '');
  }

  private countOf(...states: Bulk['items'][number]['state'][]): number {
    return (this.store.bulk()?.items ?? []).filter(({ state }) => states.includes(state)).length;
  }

  private text(key: string): string {
    return this.transloco.translate<string>(`moderation.bulk.${key}`);
  }
}
