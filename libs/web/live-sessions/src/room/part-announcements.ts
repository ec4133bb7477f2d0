import { DestroyRef, inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import type { LiveHand, LiveLine, LivePoll, StreamEvent } from '@lectern/contracts';
import { Announcer, ContactStore } from '@lectern/web/core';
import { LiveRoomStore } from './live-room-store';
import { PartWords } from './part-words';
import { SaidPreference } from './said-level';

/** what is for oneself: it asks something of one, or was done to one */
const own: ReadonlySet<string> = new Set(['floorYours', 'takenDown', 'poll', 'roomYours', 'calledBack', 'back']);

/**
 * Says to screen readers what is new of hands, polls and chat, once and when it happens: who raised a hand or got the
 * floor, what is asked and that it is closed, what others say. Never a timer, nothing withdrawn, nothing one did oneself.
 */
@Injectable()
export class PartAnnouncements {
  private readonly store = inject(LiveRoomStore);
  private readonly contacts = inject(ContactStore);
  private readonly words = inject(PartWords);
  private readonly announcer = inject(Announcer);
  private readonly preference = inject(SaidPreference);
  private readonly transloco = inject(TranslocoService);

  /** the small room one was last told one is in */
  private ownRoomId: string | null = null;
  /** what was read out of the chat, so that it can be taken back */
  private readonly said = new Map<string, string>();

  constructor() {
    inject(DestroyRef).onDestroy(this.store.onEvents((events) => events.forEach((event) => this.tell(event))));
  }

  private tell(event: StreamEvent): void {
    if (event.type === 'live.hands-changed') for (const hand of event.hands) this.ofHand(hand, event.seq);
    else if (event.type === 'live.poll-changed') this.ofPoll(event.poll, event.seq);
    else if (event.type === 'live.line-changed') this.ofLine(event.line, event.seq);
    else if (event.type === 'live.split-changed') this.ofSplit(event);
  }

  private ofHand(hand: LiveHand, seq: number): void {
    const isOwn = hand.personId === this.store.viewerId();
    const name = this.words.name(hand.personId);
    if (hand.floor?.seq === seq) this.say(isOwn ? 'floorYours' : 'floor', { name });
    else if (hand.arrival === seq && !isOwn)
      this.say('hand', { name, kind: this.transloco.translate(`live.hands.kind.${hand.kind ?? 'new-point'}`) });
    else if (isOwn && hand.over?.how === 'taken-down' && hand.seq === seq)
      this.say('takenDown', { reason: hand.over.reason ?? '' });
  }

  /** Which room one is in, when all are called back, and that they are. */
  private ofSplit({ split, rooms, seq }: Extract<StreamEvent, { type: 'live.split-changed' }>): void {
    const own = rooms.find(({ memberIds }) => memberIds.includes(this.store.viewerId() ?? ''));
    if (split.isSplit && own && own.seq === seq && own.id !== this.ownRoomId)
      this.say('roomYours', { number: String(own.number) });
    if (own) this.ownRoomId = own.id;
    if (split.seq !== seq) return;
    if (!split.isSplit) {
      this.ownRoomId = null;
      this.say('back', {});
    } else if (split.comesBackAt !== null) this.say('calledBack', { time: this.words.exactTime(split.comesBackAt) });
  }

  private ofPoll(poll: LivePoll, seq: number): void {
    if (poll.isWithdrawn) return;
    if (poll.openedSeq === seq) this.say('poll', { question: poll.question });
    else if (poll.closedAt !== null && !poll.isMissingAsked) this.say('pollClosed', { question: poll.question });
  }

  private ofLine(line: LiveLine, seq: number): void {
    if (line.isWithdrawn) return this.takeBack(line.id);
    if (line.createdSeq !== seq || line.personId === this.store.viewerId()) return;
    if (this.contacts.choices().has(line.personId ?? '')) return;
    this.said.set(line.id, this.say('line', { name: this.words.name(line.personId), text: line.text ?? '' }));
  }

  private takeBack(lineId: string): void {
    const sentence = this.said.get(lineId);
    if (sentence) this.announcer.takeBack(sentence);
    this.said.delete(lineId);
  }

  private say(key: string, values: Record<string, string>): string {
    const level = this.preference.level();
    if (level === 'nothing' || (level === 'own' && !own.has(key))) return '';
    const sentence = this.transloco.translate(`live.said.${key}`, values);
    this.announcer.announce(sentence);
    return sentence;
  }
}
