import type { LiveAnswer, LiveArrangeAct } from '@lectern/contracts';
import { arrangeVerdict } from '@lectern/domain';
import { DomainError, invalid, notFound } from '@lectern/server/platform';
import type { Outcome } from '@lectern/server/realtime';
import { refuseAct } from '../live-refusals';
import type { LiveClock } from '../live-work';
import type { ArrangeCommand } from './arrange-command';
import type { ArrangeWork } from './arrange-work';
import { presentNoteBook, presentRoom, presentSplit } from './arrangement.presenter';
import type { RoomRecord } from './arrangement.records';
import { back, placeLate, split, stale } from './split.decisions';

type ArrangeOutcome = Outcome<LiveAnswer>;
type Of<W extends LiveArrangeAct['what']> = Extract<LiveArrangeAct, { what: W }>;

/** Decides one command on rooms and notes as the batch has left them so far. Pure but for the work it changes. */
export function decideArranging(command: ArrangeCommand, work: ArrangeWork, clock: LiveClock): ArrangeOutcome {
  try {
    if (command.type === 'live.arrange') return decideAct(command.act, command.personId, work, clock);
    const { act } = command;
    return splitChanged(act.what === 'back' ? back(act.round, work, clock) : placeLate(act.round, work), work, clock);
  } catch (error) {
    if (error instanceof DomainError) return { refused: error };
    throw error;
  }
}

function decideAct(act: LiveArrangeAct, personId: string, work: ArrangeWork, clock: LiveClock): ArrangeOutcome {
  const { room } = work;
  const isMember = act.what === 'room-note' && (work.smallRoom(act.roomId)?.memberIds.includes(personId) ?? false);
  const verdict = arrangeVerdict(room.standing(personId), act.what, isMember, room.record.state);
  if (verdict !== 'allow') throw refuseAct(verdict, room.record);
  switch (act.what) {
    case 'open-notes':
      return openNotes(act, work, clock);
    case 'split':
      return splitChanged(split(act, work, clock), work, clock);
    case 'move-person':
      return movePerson(act, work, clock);
    case 'set-room':
      return setRoom(act, work, clock);
    case 'call-back': {
      if (!work.record.isSplit || work.record.round !== act.seenRound) throw over();
      const comesBackAt = new Date(clock.at.getTime() + act.seconds * 1_000);
      work.change({ comesBackAt });
      return splitChanged([], work, clock);
    }
    case 'room-note':
      return noteForAll(act, personId, work, clock);
  }
}

/** Says who writes the notes; what everybody has seen is not hidden again. */
function openNotes(
  { writerIds, isShown, seenSeq }: Of<'open-notes'>,
  work: ArrangeWork,
  clock: LiveClock,
): ArrangeOutcome {
  const { record } = work;
  if (record.notesSeq !== seenSeq)
    throw stale('Somebody changed meanwhile who writes the notes. Look at it again.', 'NOTES_CHANGED');
  const writers = [...new Set(writerIds)];
  if (writers.some((id) => !work.people.some((person) => person.id === id && person.place !== 'removed')))
    throw invalid('Only people of the session write its notes.', 'act.writerIds');
  work.openNotes();
  if (record.notesId !== null) work.narrowed.add(record.notesId);
  const seq = clock.nextSeq();
  work.change({ writerIds: writers, notesShown: record.notesShown || isShown, notesSeq: seq });
  const type = 'live.note-book-changed';
  const shown = { seq, at: clock.at.toISOString(), type, noteBook: presentNoteBook(record) } as const;
  return { event: { type, targetIds: [] }, shown, answer: { seq } };
}

/** Puts somebody into another room, on what the caller saw: of two who move them at once the second is told. */
function movePerson(act: Of<'move-person'>, work: ArrangeWork, clock: LiveClock): ArrangeOutcome {
  const { personId, roomId, seenRoomId } = act;
  if (!work.record.isSplit) throw over();
  if ((work.roomOf(personId)?.id ?? null) !== seenRoomId)
    throw stale('They are in another room meanwhile.', 'ROOM_CHANGED');
  if (!work.isIn(personId)) throw stale('They are not in the session any more.', 'NOT_IN');
  const to = roomId === null ? null : openRoom(roomId, work);
  if (to?.id === seenRoomId) throw stale('They are there already.', 'ROOM_CHANGED');
  return changed((seq) => work.move(personId, to, seq), work, clock);
}

function setRoom(
  { roomId, passageId, minutes, seenSeq }: Of<'set-room'>,
  work: ArrangeWork,
  clock: LiveClock,
): ArrangeOutcome {
  if (!work.record.isSplit) throw over();
  const room = openRoom(roomId, work);
  if (room.seq > seenSeq) throw stale('The room has changed meanwhile. Look at it again.', 'ROOM_CHANGED');
  if (passageId !== null && !work.room.record.agenda.some(({ id }) => id === passageId))
    throw invalid('This passage is not on the agenda.', 'act.passageId');
  const endsAt = minutes === null ? null : new Date(clock.at.getTime() + minutes * 60_000);
  return changed(
    (seq) => {
      work.changeRoom(room, { passageId, endsAt }, seq);
      return [room];
    },
    work,
    clock,
  );
}

function noteForAll(
  { roomId, text, seenSeq }: Of<'room-note'>,
  personId: string,
  work: ArrangeWork,
  clock: LiveClock,
): ArrangeOutcome {
  const room = work.smallRoom(roomId);
  if (!room) throw notFound();
  if (room.noteSeq > seenSeq)
    throw stale(`Somebody changed this note meanwhile. It says now: ${room.note}`, 'ROOM_NOTE_CHANGED');
  return changed(
    (seq) => {
      work.changeRoom(room, { note: text, noteById: text === '' ? null : personId, noteSeq: seq }, seq);
      return [room];
    },
    work,
    clock,
  );
}

function openRoom(roomId: string, work: ArrangeWork): RoomRecord {
  const room = work.openRooms().find(({ id }) => id === roomId);
  if (!room) throw over();
  return room;
}

function changed(change: (seq: number) => RoomRecord[], work: ArrangeWork, clock: LiveClock): ArrangeOutcome {
  const seq = clock.nextSeq();
  return toldOf(change(seq), seq, work, clock);
}

function splitChanged(change: RoomRecord[] | ((seq: number) => RoomRecord[]), work: ArrangeWork, clock: LiveClock) {
  const seq = clock.nextSeq();
  const rooms = typeof change === 'function' ? change(seq) : change;
  work.change({ splitSeq: seq });
  return toldOf(rooms, seq, work, clock);
}

function toldOf(rooms: readonly RoomRecord[], seq: number, work: ArrangeWork, clock: LiveClock): ArrangeOutcome {
  const type = 'live.split-changed';
  const split = presentSplit(work.record);
  const shown = { seq, at: clock.at.toISOString(), type, split, rooms: rooms.map(presentRoom) } as const;
  return { event: { type, targetIds: rooms.map(({ id }) => id) }, shown, answer: { seq } };
}

function over(): DomainError {
  return stale('The group is not split any more.', 'ROOMS_OVER');
}
