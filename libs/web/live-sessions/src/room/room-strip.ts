import { DOCUMENT } from '@angular/common';
import { Component, computed, DestroyRef, ElementRef, inject, model } from '@angular/core';
import { TranslocoDirective } from '@jsverse/transloco';
import { roomOfPerson } from '@lectern/domain';
import { Button } from '@lectern/web/ui';
import { OpenText } from '@lectern/web/threads';
import {
  LucideArrowRight,
  LucideCornerDownLeft,
  LucideMegaphone,
  LucidePanelRight,
  LucidePause,
  LucidePlay,
} from '@lectern/web/icons';
import { LiveRoomStore } from './live-room-store';
import { paragraphsOf } from './passage-words';
import { PartWords } from './part-words';
import { PassageTime } from './passage-time';
import { RoomActs } from './room-acts';
import { ViewLeash } from './view-leash';

/** The one strip above the text: the passage, its time, who leads, how one's view follows, and what who leads can do. */
@Component({
  selector: 'lec-room-strip',
  imports: [
    Button,
    LucideArrowRight,
    LucideCornerDownLeft,
    LucideMegaphone,
    LucidePanelRight,
    LucidePause,
    LucidePlay,
    PassageTime,
    TranslocoDirective,
  ],
  templateUrl: './room-strip.html',
  styleUrl: './room-strip.css',
})
export class RoomStrip {
  readonly isDrawerOpen = model.required<boolean>();

  protected readonly store = inject(LiveRoomStore);
  protected readonly view = inject(ViewLeash);
  protected readonly acts = inject(RoomActs);
  protected readonly words = inject(PartWords);
  private readonly text = inject(OpenText);
  protected readonly paragraphs = computed(() => {
    const passage = this.store.passage();
    return passage ? paragraphsOf(passage) : '';
  });
  /** the small room one is in */
  protected readonly smallRoom = computed(() => {
    const open = this.store.room();
    return open && roomOfPerson(open.split, open.rooms.values(), this.store.viewerId());
  });
  protected readonly smallRoomReads = computed(() => {
    const passage = this.store.room()?.session.agenda.find(({ id }) => id === this.smallRoom()?.passageId);
    return passage ? `${paragraphsOf(passage)} ${passage.question}`.trim() : '';
  });
  protected readonly position = computed(() => {
    const open = this.store.room();
    const index = open?.session.agenda.findIndex(({ id }) => id === open.course.passageId) ?? -1;
    return { number: index + 1, count: open?.session.agenda.length ?? 0 };
  });
  protected readonly followed = computed(() => this.store.room()?.people.get(this.view.followedId() ?? '') ?? null);
  protected readonly mayPause = computed(() => this.store.turns().includes('paused'));
  protected readonly mayGoOn = computed(() => {
    const state = this.store.room()?.session.state;
    return (state === 'paused' || state === 'wrap-up') && this.store.turns().includes('live');
  });

  constructor() {
    const host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
    const { style } = inject(DOCUMENT).documentElement;
    // what is brought into view stops below the strip, however high it is
    const sizes = new ResizeObserver(() => {
      style.scrollPaddingTop = `calc(var(--header-height) + ${host.offsetHeight}px + 1rem)`;
    });
    sizes.observe(host);
    inject(DestroyRef).onDestroy(() => {
      sizes.disconnect();
      style.removeProperty('scroll-padding-top');
    });
  }

  /** How one's view hangs on others; in a small room it is the room's passage one is brought to, and nobody's lead. */
  protected followWords(t: (key: string, values: Record<string, string>) => string): string {
    const state = this.view.state();
    const isRoom = state === 'following' && this.smallRoom() !== null && this.followed() === null;
    const name = (this.followed() ?? this.store.leader())?.displayName ?? '';
    return t(`follow.${isRoom ? 'room' : state}`, { name });
  }

  /** Leads everybody to the paragraph one is at. */
  leadHere(): void {
    const blockId = this.text.shown()?.at() ?? null;
    if (blockId !== null && this.store.leads()) void this.acts.do({ what: 'lead', blockId });
  }

  protected next(): void {
    const next = this.store.nextPassage();
    const seenPassageId = this.store.room()?.course.passageId ?? null;
    if (next) void this.acts.do({ what: 'go', passageId: next.id, seenPassageId });
  }

  protected turn(to: 'paused' | 'live'): void {
    const seenState = this.store.room()?.session.state;
    if (seenState) void this.acts.do({ what: 'turn', to, seenState });
  }
}
