import { DOCUMENT } from '@angular/common';
import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { RouterLink, RouterOutlet } from '@angular/router';
import { TranslocoDirective } from '@jsverse/transloco';
import { isRefusal, keyTarget } from '@lectern/web/core';
import { Button, FaultState, PageHeading, Skeleton } from '@lectern/web/ui';
import { LiveDrawer } from '../drawer/live-drawer';
import { OwnVotes } from '../polls/own-votes';
import { LiveRoomStore } from './live-room-store';
import { LobbyView } from './lobby-view';
import { OwnMovement } from './own-movement';
import { PartActs } from './part-acts';
import { PartAnnouncements } from './part-announcements';
import { PartWords } from './part-words';
import { RoomActs } from './room-acts';
import { RoomBeats } from './room-beats';
import { RoomDigest } from './room-digest';
import { RoomKeys } from './room-keys';
import { RoomStrip } from './room-strip';
import { PassingReactions } from '../reactions/passing-reactions';
import { ReactionShower } from '../reactions/reaction-shower';
import { HeatBesideText } from '../signals/heat-beside-text';
import { Signals } from '../signals/signals';
import { ViewLeash } from './view-leash';

/** from here on the drawer stands beside the text; the style sheets name the same width */
const wideQuery = '(min-width: 70rem)';

/** The room of a live session: the text with a strip above it and a drawer beside it, or the lobby before it. */
@Component({
  selector: 'lec-live-room-page',
  imports: [
    Button,
    FaultState,
    LiveDrawer,
    LobbyView,
    PageHeading,
    ReactionShower,
    RoomStrip,
    RouterLink,
    RouterOutlet,
    Skeleton,
    TranslocoDirective,
  ],
  providers: [
    HeatBesideText,
    LiveRoomStore,
    OwnMovement,
    OwnVotes,
    PartActs,
    PartAnnouncements,
    PartWords,
    PassingReactions,
    RoomActs,
    RoomBeats,
    RoomDigest,
    RoomKeys,
    Signals,
    ViewLeash,
  ],
  templateUrl: './live-room-page.html',
  styleUrl: './live-room-page.css',
  host: {
    '[class.with-drawer]': 'isDrawerOpen()',
    '(document:keydown)': 'key($event)',
  },
})
export class LiveRoomPage {
  readonly sessionId = input.required<string>();

  protected readonly store = inject(LiveRoomStore);
  protected readonly acts = inject(RoomActs);
  protected readonly view = inject(ViewLeash);
  private readonly keys = inject(RoomKeys);
  private readonly digest = inject(RoomDigest);
  private readonly signals = inject(Signals);
  private readonly strip = viewChild(RoomStrip);
  private readonly page = inject(DOCUMENT);

  protected readonly isDrawerOpen = signal(this.page.defaultView?.matchMedia(wideQuery).matches ?? true);
  protected readonly place = computed(() => this.store.me()?.place ?? 'expected');
  protected readonly isOver = computed(() => {
    const state = this.store.room()?.session.state;
    return state === 'ended' || state === 'archived' || state === 'cancelled';
  });
  protected readonly isHidden = computed(() => isRefusal(this.store.snapshot().fault, 'E_NOT_FOUND', 'E_AUTH'));
  /** why one cannot come in, in words */
  protected readonly refused = signal<string | null>(null);
  private hasLeft = false;

  constructor() {
    inject(RoomBeats);
    inject(HeatBesideText);
    inject(PartAnnouncements);
    effect(() => {
      const sessionId = this.sessionId();
      untracked(() => void this.store.open(sessionId));
    });
    // Whoever comes here wants to come in; and whose place was given up while the line was gone comes back.
    effect(() => {
      const isOutside = this.place() === 'expected' || this.place() === 'left';
      if (isOutside && !this.isOver() && this.store.can().enter && this.store.phase() === 'whole')
        untracked(() => void this.enter());
    });
  }

  protected async enter(again = false): Promise<void> {
    if (this.hasLeft && !again) return;
    this.hasLeft = false;
    this.refused.set(null);
    await this.store.act({ what: 'enter' }).catch((fault: unknown) => {
      this.hasLeft = true;
      this.refused.set(this.acts.words(fault));
    });
  }

  protected async leave(): Promise<void> {
    this.hasLeft = true;
    await this.acts.do({ what: 'leave' });
  }

  protected key(event: KeyboardEvent): void {
    const { isTyping, isInDialog } = keyTarget(event.target);
    if (event.defaultPrevented || isTyping || isInDialog || event.ctrlKey || event.metaKey || event.altKey) return;
    const does = this.place() === 'in' ? this.keys.meaning(event.key) : null;
    if (does === null || (does === 'lead' && !this.store.leads())) return;
    event.preventDefault();
    if (does === 'back') this.view.comeBack();
    else if (does === 'lead') this.strip()?.leadHere();
    else if (does === 'digest') this.digest.tell();
    else void this.signals.toggle(does);
  }
}
