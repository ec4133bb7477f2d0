import { afterRenderEffect, Component, computed, type ElementRef, inject, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveLimits, type LiveLine } from '@lectern/contracts';
import { chatVerdict, followUpVerdict, isUnderWay, linesInOrder } from '@lectern/domain';
import { ContactStore, newCommandId } from '@lectern/web/core';
import { OpenText } from '@lectern/web/threads';
import { Button } from '@lectern/web/ui';
import { LucideCheck, LucideMessageSquarePlus, LucideSend, LucideUndo2 } from '@lectern/web/icons';
import { LiveRoomStore } from '../room/live-room-store';
import { ReactionRow } from '../reactions/reaction-row';
import { PartActs } from '../room/part-acts';
import { PartWords } from '../room/part-words';
import { ReasonForm } from '../room/reason-form';

/** so near to its end the list follows what is said; further up one reads and is left alone */
const followsWithinPx = 80;

/** What is said beside the text; each line can become a comment on the paragraph one is at. */
@Component({
  selector: 'lec-chat-tab',
  imports: [
    Button,
    LucideCheck,
    LucideMessageSquarePlus,
    LucideSend,
    LucideUndo2,
    ReactionRow,
    ReasonForm,
    TranslocoDirective,
  ],
  templateUrl: './chat-tab.html',
  styleUrl: './chat-tab.css',
})
export class ChatTab {
  protected readonly store = inject(LiveRoomStore);
  protected readonly acts = inject(PartActs);
  protected readonly words = inject(PartWords);
  protected readonly limits = liveLimits;
  private readonly contacts = inject(ContactStore);
  private readonly text = inject(OpenText);
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');

  protected readonly lines = computed(() => linesInOrder(this.store.room()?.lines ?? new Map()));
  protected readonly draft = signal('');
  /** somebody else's line that is being withdrawn */
  protected readonly withdrawingId = signal<string | null>(null);
  /** lines of people the viewer muted or blocked that were asked for */
  private readonly shownAnyway = signal<ReadonlySet<string>>(new Set());
  protected readonly maySay = computed(() => this.may('say', true));
  protected readonly mayWriteDown = computed(() => {
    const state = this.store.room()?.session.state;
    return state !== undefined && followUpVerdict(this.store.standing(), 'add-follow-up', true, state) === 'allow';
  });
  /** also who only watches */
  protected readonly mayReact = computed(() => isUnderWay(this.store.room()?.session.state ?? 'draft'));
  private readonly withdrawn = computed(() => {
    const found = this.store.snapshot().value?.viewer.own.withdrawn ?? [];
    return new Map(found.map(({ target, reason }) => [target.id, reason]));
  });

  constructor() {
    afterRenderEffect({
      earlyRead: () => {
        this.lines();
        const list = this.list()?.nativeElement;
        if (!list) return false;
        return list.scrollTop === 0 || list.scrollHeight - list.scrollTop - list.clientHeight < followsWithinPx;
      },
      write: (isAtEnd) => {
        const list = this.list()?.nativeElement;
        if (list && isAtEnd()) list.scrollTop = list.scrollHeight;
      },
    });
  }

  /** From somebody whom the viewer muted or blocked, and not asked for. */
  protected isFolded({ id, personId }: LiveLine): boolean {
    return this.contacts.choices().has(personId ?? '') && !this.shownAnyway().has(id);
  }

  protected showAnyway({ id }: LiveLine): void {
    this.shownAnyway.update((shown) => new Set(shown).add(id));
  }

  protected async say(): Promise<void> {
    const text = this.draft().trim();
    if (text === '') return;
    if (await this.acts.chat({ what: 'say', text })) this.draft.set('');
  }

  protected key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void this.say();
  }

  protected write(event: Event): void {
    this.draft.set((event.target as HTMLTextAreaElement).value);
  }

  /** Makes a comment of a line, on the paragraph one is at. */
  protected comment({ id: lineId }: LiveLine): void {
    const blockId = this.text.shown()?.at();
    if (blockId && blockId !== 'reading' && blockId !== 'nowhere')
      void this.acts.chat({ what: 'to-comment', lineId, blockId, threadId: newCommandId() });
  }

  /** One's own at once, somebody else's with a reason. */
  protected beginWithdrawing({ id, personId }: LiveLine): void {
    if (personId === this.store.viewerId()) this.withdraw(id, null);
    else this.withdrawingId.set(id);
  }

  protected withdraw(id: string, reason: string | null): void {
    this.withdrawingId.set(null);
    void this.acts.chat({ what: 'withdraw', target: { kind: 'line', id }, reason });
  }

  protected look(blockId: string): void {
    this.text.shown()?.bring(blockId);
  }

  protected numberOf(blockId: string): number | null {
    return this.text.shown()?.numberOf(blockId) ?? null;
  }

  protected whyWithdrawn({ id }: LiveLine): string | null {
    return this.withdrawn().get(id) ?? null;
  }

  protected mayDo(act: 'to-comment' | 'withdraw', { personId }: LiveLine): boolean {
    return this.may(act, personId === this.store.viewerId());
  }

  private may(act: 'say' | 'to-comment' | 'withdraw', isOwn: boolean): boolean {
    const state = this.store.room()?.session.state;
    return state !== undefined && chatVerdict(this.store.standing(), act, isOwn, state) === 'allow';
  }
}
