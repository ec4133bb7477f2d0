import { Component, computed, effect, inject, input, linkedSignal, signal, untracked } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { liveLimits, type LivePerson, type LiveSmallRoom } from '@lectern/contracts';
import { arrangeVerdict, roomsInOrder } from '@lectern/domain';
import { OpenText } from '@lectern/web/threads';
import { Badge, Button } from '@lectern/web/ui';
import { LiveRoomStore } from '../room/live-room-store';
import { PartActs } from '../room/part-acts';
import { PartWords } from '../room/part-words';
import { PassageTime } from '../room/passage-time';
import { paragraphsOf } from '../room/passage-words';
import { SideChat } from '../sides/side-chat';
import { SideReplica } from '../sides/side-replica';

/** A small room: who is in it, what they read and until when, what they note for all; its chat for who hears it. */
@Component({
  selector: 'lec-small-room-card',
  imports: [Badge, Button, PassageTime, SideChat, TranslocoDirective],
  providers: [SideReplica],
  templateUrl: './small-room-card.html',
  styleUrl: './small-room-card.css',
})
export class SmallRoomCard {
  readonly smallRoom = input.required<LiveSmallRoom>();
  readonly isOwn = input.required<boolean>();
  readonly leads = input.required<boolean>();

  protected readonly store = inject(LiveRoomStore);
  protected readonly acts = inject(PartActs);
  protected readonly words = inject(PartWords);
  protected readonly limits = liveLimits;
  protected readonly paragraphsOf = paragraphsOf;
  private readonly text = inject(OpenText);
  protected readonly isSplit = computed(() => this.store.room()?.split.isSplit ?? false);
  protected readonly agenda = computed(() => this.store.room()?.session.agenda ?? []);
  protected readonly passage = computed(
    () => this.agenda().find(({ id }) => id === this.smallRoom().passageId) ?? null,
  );
  protected readonly members = computed(() =>
    this.smallRoom().memberIds.flatMap((id) => this.store.room()?.people.get(id) ?? []),
  );
  protected readonly otherRooms = computed(() =>
    roomsInOrder(this.store.room()?.rooms.values() ?? []).filter(({ id }) => id !== this.smallRoom().id),
  );
  /** those in no room whom one could put in here */
  protected readonly others = computed(() => {
    const room = this.store.room();
    const dealt = new Set([...(room?.rooms.values() ?? [])].flatMap(({ memberIds }) => memberIds));
    return [...(room?.people.values() ?? [])].filter(({ id, place }) => place === 'in' && !dealt.has(id));
  });
  protected readonly mayNote = computed(() => {
    const state = this.store.room()?.session.state;
    const isMember = this.smallRoom().memberIds.includes(this.store.viewerId() ?? '');
    return state !== undefined && arrangeVerdict(this.store.standing(), 'room-note', isMember, state) === 'allow';
  });
  /** whether its chat stands open: of one's own room by itself */
  protected readonly isChatOpen = linkedSignal(() => this.isOwn());
  protected readonly hearsChat = computed(
    () => this.leads() || this.smallRoom().memberIds.includes(this.store.viewerId() ?? ''),
  );
  protected readonly isNoting = signal(false);
  private noteSeenSeq = 0;

  constructor() {
    const replica = inject(SideReplica);
    effect(() => {
      const id = this.isChatOpen() && this.hearsChat() ? this.smallRoom().id : null;
      // what one may do there follows from these
      this.isSplit();
      this.store.rights();
      untracked(() => (id === null ? replica.close() : void replica.open(id)));
    });
  }

  protected isHere({ place }: LivePerson): boolean {
    return place === 'in';
  }

  protected look(blockId: string): void {
    this.text.shown()?.bring(blockId);
  }

  protected move(personId: string, event: Event): void {
    const { value } = event.target as HTMLSelectElement;
    const { id } = this.smallRoom();
    if (value !== id) void this.acts.arrange({ what: 'move-person', personId, roomId: value || null, seenRoomId: id });
  }

  protected take(event: Event): void {
    const personId = (event.target as HTMLSelectElement).value;
    if (personId === '') return;
    void this.acts.arrange({ what: 'move-person', personId, roomId: this.smallRoom().id, seenRoomId: null });
  }

  protected set(passageId: string | null, minutes: number | null): void {
    const { id: roomId, seq: seenSeq } = this.smallRoom();
    void this.acts.arrange({ what: 'set-room', roomId, passageId, minutes, seenSeq });
  }

  /** Another passage, with as many minutes as are left. */
  protected setPassage(event: Event): void {
    this.set((event.target as HTMLSelectElement).value || null, this.minutesLeft(0));
  }

  protected extend(): void {
    this.set(this.smallRoom().passageId, this.minutesLeft(5) ?? 5);
  }

  protected beginNote(): void {
    this.noteSeenSeq = this.smallRoom().noteSeq;
    this.isNoting.set(true);
  }

  protected async note(text: string): Promise<void> {
    const act = { what: 'room-note', roomId: this.smallRoom().id, text, seenSeq: this.noteSeenSeq } as const;
    if (await this.acts.arrange(act)) this.isNoting.set(false);
    // refused, one has seen by now what it says
    else this.noteSeenSeq = this.smallRoom().noteSeq;
  }

  private minutesLeft(more: number): number | null {
    const { endsAt } = this.smallRoom();
    if (endsAt === null) return null;
    const leftMs = Math.max(0, Date.parse(endsAt) - this.store.serverNowMs());
    return Math.max(1, Math.round(leftMs / 60_000) + more);
  }
}
