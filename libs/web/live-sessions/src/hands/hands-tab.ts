import { Component, computed, inject, signal } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { type HandKind, handKindSchema, type HandOrder } from '@lectern/contracts';
import { handsInOrder, handUpOf, handVerdict, lastSpeaker, type PlacedHand, speakingHand } from '@lectern/domain';
import { Badge, Button } from '@lectern/web/ui';
import { LucideArrowUp, LucideHand, LucideMic } from '@lectern/web/icons';
import { LiveRoomStore } from '../room/live-room-store';
import { PartActs } from '../room/part-acts';
import { PartWords } from '../room/part-words';
import { ReasonForm } from '../room/reason-form';

/** Whose turn it is, who waits and why where they do; raising one's hand, and for who leads giving the floor. */
@Component({
  selector: 'lec-hands-tab',
  imports: [Badge, Button, LucideArrowUp, LucideHand, LucideMic, ReasonForm, TranslocoDirective],
  templateUrl: './hands-tab.html',
  styleUrl: './hands-tab.css',
})
export class HandsTab {
  protected readonly store = inject(LiveRoomStore);
  protected readonly acts = inject(PartActs);
  protected readonly words = inject(PartWords);
  protected readonly kinds = handKindSchema.options;
  protected readonly orders: readonly HandOrder[] = ['balanced', 'first-come'];
  protected readonly seconds = [60, 120, 180, 300];

  private readonly stack = computed(() => this.store.room()?.stack ?? null);
  protected readonly rules = computed(() => this.stack()?.rules ?? null);
  protected readonly order = computed(() => {
    const stack = this.stack();
    return stack ? handsInOrder(stack) : [];
  });
  protected readonly speaking = computed(() => {
    const stack = this.stack();
    return stack ? speakingHand(stack) : undefined;
  });
  protected readonly own = computed(() => {
    const stack = this.stack();
    return stack ? handUpOf(stack, this.store.viewerId() ?? '') : undefined;
  });
  protected readonly ownPlace = computed(() => this.order().findIndex(({ hand }) => hand.id === this.own()?.id) + 1);
  protected readonly lastSpeaker = computed(() => {
    const stack = this.stack();
    return stack ? lastSpeaker(stack) : null;
  });
  protected readonly mayRaise = computed(() => this.may('raise-hand'));
  protected readonly mayGive = computed(() => this.may('give-floor'));
  protected readonly mayRule = computed(() => this.may('turn-rules'));
  /** the hand one moves or lowers with a reason */
  protected readonly changingId = signal<string | null>(null);

  protected raise(kind: HandKind): void {
    void this.acts.hand({ what: 'raise-hand', kind });
  }

  protected lowerOwn(handId: string): void {
    void this.acts.hand({ what: 'lower-hand', handId, reason: null });
  }

  protected give({ hand }: PlacedHand): void {
    const seenFloorId = this.speaking()?.id ?? null;
    void this.acts.hand({ what: 'give-floor', to: { by: 'hand', handId: hand.id }, seenFloorId });
  }

  protected endTurn(handId: string): void {
    void this.acts.hand({ what: 'end-turn', handId });
  }

  protected toggle({ hand }: PlacedHand): void {
    this.changingId.update((id) => (id === hand.id ? null : hand.id));
  }

  /** Puts a hand first, or lowers it; both need a reason. */
  protected async change(handId: string, { name, reason }: { name: 'first' | 'lower'; reason: string }): Promise<void> {
    const isDone = await this.acts.hand(
      name === 'first' ? { what: 'move-hand', handId, index: 0, reason } : { what: 'lower-hand', handId, reason },
    );
    if (isDone) this.changingId.set(null);
  }

  protected setOrder(order: HandOrder): void {
    const rules = this.rules();
    if (rules) void this.acts.hand({ what: 'turn-rules', order, turnSeconds: rules.turnSeconds, seenSeq: rules.seq });
  }

  protected setSeconds(event: Event): void {
    const rules = this.rules();
    const value = (event.target as HTMLSelectElement).value;
    const turnSeconds = value === '' ? null : Number(value);
    if (rules) void this.acts.hand({ what: 'turn-rules', order: rules.order, turnSeconds, seenSeq: rules.seq });
  }

  private may(act: 'raise-hand' | 'give-floor' | 'turn-rules'): boolean {
    const state = this.store.room()?.session.state;
    return state !== undefined && handVerdict(this.store.standing(), act, true, state) === 'allow';
  }
}
