import { Injectable } from '@nestjs/common';
import { comersOf, isReminderTime } from '@lectern/domain';
import { SessionLetterRepository, type NearSession, type OrderedLetter } from '../letters/session-letter.repository';

/**
 * Orders the letters about sessions, in rounds: what is so in the database says which, and each is there once by its
 * slot, whichever server looks and however often one died. Who waits for a place has the letter that says they have one
 * made beforehand; it is due when they do, and given up when the session is over.
 */
@Injectable()
export class OrderSessionLettersUseCase {
  constructor(private readonly letters: SessionLetterRepository) {}

  async execute(now: Date): Promise<void> {
    const sessions = await this.letters.near(now);
    await this.letters.order(sessions.flatMap((session) => [...remindersOf(session, now), ...placeLettersOf(session)]));
    await this.letters.bringForward(sessions.flatMap(movedUpIn), now);
    await this.letters.orderRecaps(now);
  }
}

/** Put off to another hour, a session is reminded of once more. */
function remindersOf(session: NearSession, now: Date): OrderedLetter[] {
  if (!isReminderTime(session, now)) return [];
  const slot = `live-reminder ${session.id} ${session.startsAt.toISOString()}`;
  return comersOf(session.people, session.capacity).seated.map(({ id: personId }) => ({
    personId,
    sessionId: session.id,
    kind: 'live-reminder',
    slot,
    dueAt: now,
  }));
}

function placeLettersOf(session: NearSession): OrderedLetter[] {
  const dueAt = new Date(session.startsAt.getTime() + session.lengthMinutes * 60_000);
  return comersOf(session.people, session.capacity).waiting.map(({ id: personId, rsvp }) => ({
    personId,
    sessionId: session.id,
    kind: 'live-place',
    slot: placeSlot(session.id, rsvp?.seq ?? 0),
    dueAt,
  }));
}

function movedUpIn(session: NearSession): Pick<OrderedLetter, 'personId' | 'slot'>[] {
  if (session.capacity === null) return [];
  return comersOf(session.people, session.capacity).seated.map(({ id: personId, rsvp }) => ({
    personId,
    slot: placeSlot(session.id, rsvp?.seq ?? 0),
  }));
}

/** Who takes an answer back and comes to wait again, waits for another letter. */
function placeSlot(sessionId: string, rsvpSeq: number): string {
  return `live-place ${sessionId} ${rsvpSeq}`;
}
