import { DOCUMENT } from '@angular/common';
import { computed, DestroyRef, effect, inject, Injectable, signal, untracked } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { freeLeash, leash, type LeashEvent, leashHold, type LeashState, roomOfPerson } from '@lectern/domain';
import { Announcer, keyTarget } from '@lectern/web/core';
import { LiveSocket } from '@lectern/web/realtime';
import { OpenText } from '@lectern/web/threads';
import { LiveRoomStore } from './live-room-store';
import { OwnMovement } from './own-movement';

/** one counts as writing for so long after one left what one writes in */
const leavingMs = 1_000;
const tickMs = 250;

/** What one is told of how one's view hangs on others. */
export type FollowState = 'nobody' | 'following' | 'typing' | 'selecting' | 'scrolling' | 'roaming' | 'circle';

/** Brings one's view where one is led, by the rule `leash`; knows whom one follows and says truthfully how it stands. */
@Injectable()
export class ViewLeash {
  private readonly store = inject(LiveRoomStore);
  private readonly socket = inject(LiveSocket);
  private readonly text = inject(OpenText);
  private readonly movement = inject(OwnMovement);
  private readonly announcer = inject(Announcer);
  private readonly transloco = inject(TranslocoService);
  private readonly page = inject(DOCUMENT);

  private readonly leash = signal<LeashState>(freeLeash);
  private readonly hold = signal<ReturnType<typeof leashHold>>(null);
  private readonly isCircle = signal(false);
  /** somebody one chose to follow instead of who leads */
  readonly followedId = signal<string | null>(null);
  /** whether one came to where one is by oneself */
  readonly isOwnMove = signal(true);

  /** the small room one is in */
  private readonly smallRoom = computed(
    () => {
      const open = this.store.room();
      const room = open && roomOfPerson(open.split, open.rooms.values(), this.store.viewerId());
      return room ? { id: room.id, passageId: room.passageId } : null;
    },
    { equal: (a, b) => a?.id === b?.id && a?.passageId === b?.passageId },
  );
  private wasLedTo: string | null = null;

  readonly state = computed((): FollowState => {
    const { target, isRoaming, isBrought } = this.leash();
    if (this.isCircle()) return 'circle';
    if (target === null && this.followedId() === null) return 'nobody';
    if (isRoaming) return 'roaming';
    return isBrought ? 'following' : (this.hold() ?? 'following');
  });
  /** the paragraph one is led to, by its number */
  readonly targetNumber = computed(() => {
    const { target } = this.leash();
    return target === null ? null : (this.text.shown()?.numberOf(target) ?? null);
  });

  constructor() {
    effect(() => {
      const lead = this.store.room()?.lead;
      const isHere = this.text.shown() !== null && this.store.me()?.place === 'in';
      // in a small room one is led to its passage, and not by the lead before all
      const room = this.smallRoom();
      if (room) return untracked(() => this.goTo(isHere ? room : null));
      this.wasLedTo = null;
      // read here, so that the same paragraph led to again is news
      const key = lead && isHere && this.followedId() === null ? `${lead.seq} ${lead.blockId}` : null;
      if (key === null || !lead) return;
      const isOwn = lead.personId !== null && lead.personId === this.store.viewerId();
      untracked(() => this.led(lead.blockId, isOwn));
    });
    this.saysHowItStands();
    this.watches();
  }

  /** Back to where the others are, at once. */
  comeBack(): void {
    this.tell({ what: 'return' });
  }

  roam(): void {
    this.tell({ what: 'roam' });
  }

  /** Follows a person; null: whoever leads. */
  async follow(personId: string | null): Promise<void> {
    this.followedId.set(personId);
    this.isCircle.set(false);
    if (personId !== null) this.tell({ what: 'led', blockId: null });
    const answer = await this.socket
      .send('live.follow', { sessionId: this.store.sessionId(), personId })
      .catch(() => null);
    if (!answer?.ok) this.followedId.set(null);
    if (this.followedId() === null) this.comeBack();
  }

  /** Leads to where a small room reads, once for each passage. */
  private goTo(room: { readonly id: string; readonly passageId: string | null } | null): void {
    const to = room && `${room.id} ${room.passageId}`;
    if (to === null || to === this.wasLedTo) return;
    this.wasLedTo = to;
    const passage = this.store.room()?.session.agenda.find(({ id }) => id === room?.passageId);
    this.tell({ what: 'led', blockId: passage?.fromBlockId ?? null });
  }

  private led(blockId: string | null, isOwn: boolean): void {
    // who leads is where they lead to already
    if (isOwn && blockId !== null && this.text.shown()?.sees(blockId))
      this.leash.update((state) => ({ ...state, target: blockId, isBrought: true }));
    else this.tell({ what: 'led', blockId });
  }

  private tell(event: LeashEvent): void {
    const nowMs = Date.now();
    const { state, scrollTo } = leash(this.leash(), event, nowMs);
    this.leash.set(state);
    this.hold.set(leashHold(state, nowMs));
    if (scrollTo !== null) this.bring(scrollTo);
  }

  private bring(blockId: string): void {
    this.movement.weScroll();
    this.isOwnMove.set(false);
    if (!this.text.shown()?.bring(blockId)) return;
    const number = this.text.shown()?.numberOf(blockId);
    if (typeof number === 'number')
      this.announcer.announce(this.transloco.translate('live.follow.brought', { number }));
  }

  /** Said once for each change, and only what lasts: a hold of four seconds is no news. */
  private saysHowItStands(): void {
    let said: FollowState = 'nobody';
    effect(() => {
      const state = this.state();
      if (state === said || state === 'scrolling' || state === 'typing' || state === 'selecting') return;
      const before = said;
      said = state;
      if (state === 'following' && before === 'nobody') return;
      untracked(() => this.announcer.announce(this.transloco.translate(`live.follow.said.${state}`)));
    });
  }

  private watches(): void {
    const { page } = this;
    const scrolled = () => {
      this.isOwnMove.set(true);
      const { target } = this.leash();
      this.tell({ what: 'scrolled', seesTarget: target !== null && (this.text.shown()?.sees(target) ?? false) });
    };
    let wroteAtMs = 0;
    const typing = () => {
      const isWriting = writes(page.activeElement);
      if (isWriting) wroteAtMs = Date.now();
      // whoever leaves a field is about to press its button: it must not move away under the pointer
      const isOn = isWriting || Date.now() - wroteAtMs < leavingMs;
      if (isOn !== this.leash().isTyping) this.tell({ what: 'typing', isOn });
    };
    const tick = () => {
      typing();
      this.tell({ what: 'tick' });
    };
    const selecting = () => this.tell({ what: 'selecting', isOn: !(page.getSelection()?.isCollapsed ?? true) });
    const reflowed = () => {
      this.movement.weScroll();
      this.tell({ what: 'reflowed' });
    };
    const stopScroll = this.movement.watch(scrolled);
    const timer = setInterval(tick, tickMs);
    page.addEventListener('focusin', typing);
    page.addEventListener('selectionchange', selecting);
    page.defaultView?.addEventListener('resize', reflowed);
    const stopPositions = this.socket.on('live.position', ({ sessionId, personId, leaderId, blockId }) => {
      if (sessionId !== this.store.sessionId() || personId !== this.followedId()) return;
      this.isCircle.set(leaderId === null);
      if (blockId !== null) this.tell({ what: 'led', blockId });
    });
    inject(DestroyRef).onDestroy(() => {
      stopScroll();
      stopPositions();
      clearInterval(timer);
      page.removeEventListener('focusin', typing);
      page.removeEventListener('selectionchange', selecting);
      page.defaultView?.removeEventListener('resize', reflowed);
    });
  }
}

/** Whether somebody writes there: in a field, or at a button of what they write in. */
function writes(element: Element | null): boolean {
  return keyTarget(element).isTyping || (element?.closest('form')?.querySelector('textarea') ?? null) !== null;
}
