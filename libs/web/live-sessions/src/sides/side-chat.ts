import { afterRenderEffect, Component, type ElementRef, inject, input, signal, viewChild } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveLimits, type SideLine } from '@lectern/contracts';
import { ContactStore } from '@lectern/web/core';
import { LucideSend, LucideUndo2 } from '@lectern/web/icons';
import { Button, FaultState, Skeleton } from '@lectern/web/ui';
import { LiveRoomStore } from '../room/live-room-store';
import { PartWords } from '../room/part-words';
import { ReasonForm } from '../room/reason-form';
import { SideReplica } from './side-replica';

const followsWithinPx = 80;

/** What is said at a side, backstage or in a small room. Its replica is that of whoever shows it. */
@Component({
  selector: 'lec-side-chat',
  imports: [Button, FaultState, LucideSend, LucideUndo2, ReasonForm, Skeleton, TranslocoDirective],
  templateUrl: './side-chat.html',
  styleUrl: './side-chat.css',
})
export class SideChat {
  /** what the field for writing is called */
  readonly label = input.required<string>();

  protected readonly replica = inject(SideReplica);
  protected readonly words = inject(PartWords);
  protected readonly limits = liveLimits;
  protected readonly draft = signal('');
  protected readonly withdrawingId = signal<string | null>(null);
  private readonly store = inject(LiveRoomStore);
  private readonly contacts = inject(ContactStore);
  /** lines of people the viewer muted or blocked that were asked for */
  private readonly shownAnyway = signal<ReadonlySet<string>>(new Set());
  private readonly list = viewChild<ElementRef<HTMLElement>>('list');

  constructor() {
    afterRenderEffect({
      earlyRead: () => {
        this.replica.lines();
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

  protected isFolded({ id, personId }: SideLine): boolean {
    return this.contacts.choices().has(personId ?? '') && !this.shownAnyway().has(id);
  }

  protected showAnyway({ id }: SideLine): void {
    this.shownAnyway.update((shown) => new Set(shown).add(id));
  }

  protected mayWithdraw({ personId }: SideLine): boolean {
    return this.replica.mayWithdrawOthers() || personId === this.store.viewerId();
  }

  protected async say(): Promise<void> {
    const text = this.draft().trim();
    if (text !== '' && (await this.replica.act({ what: 'say-aside', text }))) this.draft.set('');
  }

  protected key(event: KeyboardEvent): void {
    if (event.key !== 'Enter' || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    void this.say();
  }

  protected write(event: Event): void {
    this.draft.set((event.target as HTMLTextAreaElement).value);
  }

  /** One's own at once, somebody else's with a reason. */
  protected beginWithdrawing({ id, personId }: SideLine): void {
    if (personId === this.store.viewerId()) this.withdraw(id, null);
    else this.withdrawingId.set(id);
  }

  protected withdraw(lineId: string, reason: string | null): void {
    this.withdrawingId.set(null);
    void this.replica.act({ what: 'withdraw-aside', lineId, reason });
  }
}
