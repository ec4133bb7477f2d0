import {
  Component,
  computed,
  effect,
  type ElementRef,
  inject,
  input,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { TranslocoDirective, TranslocoService } from '@jsverse/transloco';
import type { CaseAct, CaseAction, CaseDetail, DecisionAction, PreparedText, RuleSet } from '@lectern/contracts';
import { fillPlaceholders } from '@lectern/domain';
import { FaultTexts, isRefusal, KeyPreference, keyTarget, SessionStore } from '@lectern/web/core';
import { Badge, Button, type ButtonLook, Moment, Notices } from '@lectern/web/ui';
import { PreparedSelect } from '../prepared/prepared-select';
import { CaseStore } from './case-store';

type Decidable = Exclude<DecisionAction, 'restore'>;
type Turn = 'claim' | 'renew' | 'release' | 'undo';

const turnNames: readonly Turn[] = ['claim', 'renew', 'release', 'undo'];
/** Single letters that decide, where no words are being typed. */
const keys: Readonly<Record<string, Decidable>> = { a: 'approve', h: 'hide', r: 'remove', w: 'warn' };
/** what the server says had changed, when it refuses */
const changes: ReadonlySet<string> = new Set(['CASE_CHANGED', 'CONTENT_CHANGED', 'RULES_CHANGED']);
const speaking: ReadonlySet<CaseAction> = new Set(['see', 'note', 'talk']);
/** for so long a decision can be taken back from its notice */
const undoShownMs = 10_000;

/** What the server lets one do with the open case: the reason first, then the decision. */
@Component({
  selector: 'lec-case-acts',
  imports: [Badge, Button, Moment, PreparedSelect, TranslocoDirective],
  templateUrl: './case-acts.html',
  styleUrl: './case-acts.css',
  host: { '(document:keydown)': 'pressed($event)' },
})
export class CaseActs {
  readonly found = input.required<CaseDetail>();
  readonly rules = input.required<RuleSet>();

  protected readonly store = inject(CaseStore);
  private readonly session = inject(SessionStore);
  private readonly faults = inject(FaultTexts);
  private readonly notices = inject(Notices);
  private readonly keysWanted = inject(KeyPreference);
  private readonly transloco = inject(TranslocoService);
  private readonly reason = viewChild<ElementRef<HTMLTextAreaElement>>('reason');

  protected readonly words = signal('');
  /** whether the words of the comment are being changed, and into what */
  protected readonly rewriting = signal(false);
  protected readonly newWords = signal('');
  protected readonly ruleNumber = signal(1);
  protected readonly problem = signal('');
  protected readonly isMine = computed(() => this.found().claim?.by.id === this.session.account()?.id);
  protected readonly openAppeal = computed(() => this.found().appeals.find(({ judged }) => judged === null) ?? null);
  /** an appeal of who reported, against leaving the comment as it is */
  protected readonly isAgainstLeaving = computed(() => this.openAppeal()?.side === 'reporter');
  /** nothing but reading it and speaking of it */
  protected readonly hasNothing = computed(() => this.found().can.every((action) => speaking.has(action)));
  protected readonly turns = computed(() => turnNames.filter((name) => this.may(name)));

  constructor() {
    const id = computed(() => this.found().id);
    effect(() => {
      id();
      untracked(() => this.clear());
    });
  }

  protected may(action: CaseAction): boolean {
    return this.found().can.includes(action);
  }

  protected lookOf(action: DecisionAction): ButtonLook {
    if (action === 'hide') return 'primary';
    return action === 'remove' ? 'danger' : 'plain';
  }

  protected keyOf(action: DecisionAction): string | null {
    return Object.entries(keys).find(([, of]) => of === action)?.[0] ?? null;
  }

  protected turn(name: Turn): void {
    void this.send({ do: name }, name === 'undo' ? 'undone' : null);
  }

  protected decide(action: DecisionAction): void {
    if (action === 'restore' || !this.hasReason()) return;
    const { version: ruleVersion } = this.rules();
    const { version: bodyVersion } = this.found().comment;
    const said = { reason: this.words(), ruleVersion, ruleNumber: this.ruleNumber(), bodyVersion };
    const words = action === 'edit' ? this.newWords() : undefined;
    void this.send({ do: 'decide', action, ...said, words }, 'done', true);
  }

  /** Takes a prepared text for the reason, filled for this case, with the rule it is meant for. */
  protected take({ text, ruleNumber }: PreparedText): void {
    const { author, reading } = this.found();
    const { rules } = this.rules();
    if (ruleNumber !== null && rules[ruleNumber - 1]) this.ruleNumber.set(ruleNumber);
    const rule = rules[this.ruleNumber() - 1]?.title ?? '';
    this.words.set(fillPlaceholders(text, { author: author?.displayName ?? '', rule, title: reading.title }));
  }

  /** Opens the words of the comment to be changed. */
  protected rewrite(): void {
    this.newWords.set(this.found().comment.body);
    this.rewriting.set(true);
  }

  protected restore(): void {
    if (this.hasReason()) void this.send({ do: 'restore', reason: this.words() }, 'restored');
  }

  /** Hands it to the owners; the reason is for them. */
  protected escalate(): void {
    if (this.hasReason()) void this.send({ do: 'escalate', reason: this.words() }, 'escalated');
  }

  protected judge(outcome: 'upheld' | 'overturned' | 'changed'): void {
    const appeal = this.openAppeal();
    if (!appeal || !this.hasReason()) return;
    const rule = { ruleVersion: this.rules().version, ruleNumber: this.ruleNumber() };
    const instead =
      outcome === 'changed'
        ? { action: 'ask-change' as const, ...rule }
        : outcome === 'overturned' && this.isAgainstLeaving()
          ? { action: 'hide' as const, ...rule }
          : undefined;
    void this.send({ do: 'judge', appealId: appeal.id, outcome, reason: this.words(), instead }, 'judged');
  }

  /** `c` claims, `u` undoes; `a h r w` decide, or go to the reason when there is none yet. */
  protected pressed(event: KeyboardEvent): void {
    const { isTyping, isInDialog } = keyTarget(event.target);
    if (!this.keysWanted.isOn() || isTyping || isInDialog || event.ctrlKey || event.metaKey || event.altKey) return;
    const action = keys[event.key];
    if (action && this.found().decisionsAllowed.includes(action)) this.decide(action);
    else if (event.key === 'c' && this.may('claim')) this.turn('claim');
    else if (event.key === 'u' && this.may('undo')) this.turn('undo');
    else return;
    event.preventDefault();
  }

  private hasReason(): boolean {
    const has = this.words().trim() !== '';
    this.problem.set(has ? '' : this.text('reasonMissing'));
    if (!has) this.reason()?.nativeElement.focus();
    return has;
  }

  private async send(act: CaseAct, said: string | null, canUndo = false): Promise<void> {
    const caseId = this.found().id;
    try {
      if (!(await this.store.act(act))) return;
      this.clear();
      if (!said) return;
      const undo = { text: this.text('undo'), run: () => this.undo(caseId) };
      this.notices.tell(this.text(said), canUndo ? undo : undefined, canUndo ? undoShownMs : undefined);
    } catch (fault) {
      const reason = isRefusal(fault, 'E_CONFLICT') ? fault.refusal.reason : undefined;
      this.problem.set(reason && changes.has(reason) ? this.text(`changed.${reason}`) : this.faults.text(fault));
    }
  }

  private undo(caseId: string): void {
    // another case is open by now: that one is not meant
    if (this.store.caseId() === caseId) this.turn('undo');
  }

  private clear(): void {
    this.words.set('');
    this.rewriting.set(false);
    this.problem.set('');
  }

  private text(key: string): string {
    return this.transloco.translate<string>(`moderation.acts.${key}`);
  }
}
