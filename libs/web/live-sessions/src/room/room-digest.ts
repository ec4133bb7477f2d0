import { inject, Injectable } from '@angular/core';
import { TranslocoService } from '@jsverse/transloco';
import { handsInOrder, handUpOf, inRoom, speakingHand } from '@lectern/domain';
import { Notices } from '@lectern/web/ui';
import { LiveRoomStore } from './live-room-store';
import { PartWords } from './part-words';

/** How things stand, in a few sentences: said and shown when one asks for it, and never by itself. */
@Injectable()
export class RoomDigest {
  private readonly store = inject(LiveRoomStore);
  private readonly words = inject(PartWords);
  private readonly transloco = inject(TranslocoService);
  private readonly notices = inject(Notices);

  tell(): void {
    this.notices.tell(this.sentences().join(' '));
  }

  private sentences(): string[] {
    const room = this.store.room();
    if (!room) return [];
    const { stack, course, people, polls } = room;
    const speaking = speakingHand(stack);
    const order = handsInOrder(stack);
    const own = handUpOf(stack, this.store.viewerId() ?? '');
    const open = [...polls.values()].filter(({ closedAt, isWithdrawn }) => closedAt === null && !isWithdrawn);
    return [
      this.passage(),
      course.endsAt === null ? '' : this.say('until', { time: this.words.time(course.endsAt) }),
      this.say('people', { count: inRoom(people.values()).length }),
      speaking ? this.say('speaks', { name: this.words.name(speaking.personId) }) : '',
      order.length > 0 ? this.say('hands', { count: order.length }) : '',
      own ? this.say('own', { place: order.findIndex(({ hand }) => hand.id === own.id) + 1 }) : '',
      open.length > 0 ? this.say('polls', { count: open.length }) : '',
    ].filter((sentence) => sentence !== '');
  }

  private passage(): string {
    const agenda = this.store.room()?.session.agenda ?? [];
    const passage = this.store.passage();
    if (!passage) return this.say('noPassage', {});
    return this.say('passage', {
      number: agenda.indexOf(passage) + 1,
      count: agenda.length,
      question: passage.question,
    });
  }

  private say(key: string, values: Record<string, string | number>): string {
    return this.transloco.translate<string>(`live.digest.${key}`, values);
  }
}
