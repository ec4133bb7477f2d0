import { limits, type LiveAnswer, type LiveEvent, type LiveSideAct } from '@lectern/contracts';
import { hearsSide, placeAfter, sideVerdict } from '@lectern/domain';
import { DomainError, invalid, notFound } from '@lectern/server/platform';
import type { Outcome } from '@lectern/server/realtime';
import { refuseAct } from '../live-refusals';
import type { LiveClock } from '../live-work';
import type { SideCommand } from './side-command';
import type { SideWork } from './side-work';
import { presentNote, presentSideLine } from './side.presenter';
import type { NoteRecord, SideLineRecord } from './side.records';

type SideOutcome = Outcome<LiveAnswer>;
type Of<W extends LiveSideAct['what']> = Extract<LiveSideAct, { what: W }>;

/** Decides one command at a side as the batch has left it so far. Pure but for the work it changes. */
export function decideSide(command: SideCommand, work: SideWork, clock: LiveClock): SideOutcome {
  try {
    // asked again on the locked stream: whoever does not hear it any more finds nothing
    if (!hearsSide(work.factsOf(command.personId))) throw notFound();
    return decideAct(command, work, clock);
  } catch (error) {
    if (error instanceof DomainError) return { refused: error };
    throw error;
  }
}

function decideAct({ act, personId, commandId }: SideCommand, work: SideWork, clock: LiveClock): SideOutcome {
  switch (act.what) {
    case 'say-aside': {
      refuseUnlessAllowed(personId, act.what, true, work);
      if (work.countOfLines >= limits.linesPerLiveSession)
        throw stale(`At most ${limits.linesPerLiveSession} lines are said here.`, 'CHAT_FULL');
      const seq = clock.nextSeq();
      const none = { withdrawnAt: null, withdrawnById: null, withdrawnReason: null };
      const line = { id: commandId, personId, text: act.text, at: clock.at, createdSeq: seq, ...none, seq };
      work.addLine(line);
      return lineChanged(line, clock);
    }
    case 'withdraw-aside': {
      const line = work.line(act.lineId);
      if (!line) throw notFound();
      refuseWithdrawing(personId, act, line.personId, line.withdrawnAt, work);
      const withdrawn = { withdrawnAt: clock.at, withdrawnById: personId, withdrawnReason: act.reason, text: '' };
      work.changeLine(line, withdrawn, clock.nextSeq());
      return lineChanged(line, clock);
    }
    case 'add-note':
      return addNote(act, personId, commandId, work, clock);
    case 'edit-note':
      return editNote(act, personId, work, clock);
    case 'move-note': {
      const note = standingNote(act.noteId, personId, act.what, work);
      const place = placeOf(act.afterId, work, note.id);
      work.changeNote(note, { place }, clock.nextSeq());
      return noteChanged(note, clock);
    }
    case 'withdraw-note': {
      const note = work.note(act.noteId);
      if (!note) throw notFound();
      refuseWithdrawing(personId, act, note.writtenById, note.withdrawnAt, work);
      work.changeNote(note, { withdrawnAt: clock.at, withdrawnReason: act.reason, text: '' }, clock.nextSeq());
      return noteChanged(note, clock);
    }
  }
}

function addNote(
  { text, afterId }: Of<'add-note'>,
  personId: string,
  id: string,
  work: SideWork,
  clock: LiveClock,
): SideOutcome {
  refuseUnlessAllowed(personId, 'add-note', true, work);
  if (work.countOfNotes >= limits.notesPerLiveSession)
    throw stale(`At most ${limits.notesPerLiveSession} notes are kept of a session.`, 'NOTES_FULL');
  const place = placeOf(afterId, work);
  const seq = clock.nextSeq();
  const none = { changedById: null, withdrawnAt: null, withdrawnReason: null };
  const note: NoteRecord = { id, text, place, writtenById: personId, at: clock.at, textSeq: seq, ...none, seq };
  work.addNote(note);
  return noteChanged(note, clock);
}

/** Changes the words of a note that are still those that were looked at; who is late is told what they are now. */
function editNote(
  { noteId, text, seenSeq }: Of<'edit-note'>,
  personId: string,
  work: SideWork,
  clock: LiveClock,
): SideOutcome {
  const note = standingNote(noteId, personId, 'edit-note', work);
  if (note.textSeq > seenSeq)
    throw stale(`Somebody changed this note meanwhile. It says now: ${note.text}`, 'NOTE_CHANGED');
  const seq = clock.nextSeq();
  const changedById = note.writtenById === personId ? null : personId;
  work.changeNote(note, { text, changedById, textSeq: seq }, seq);
  return noteChanged(note, clock);
}

function standingNote(noteId: string, personId: string, act: 'edit-note' | 'move-note', work: SideWork): NoteRecord {
  const note = work.note(noteId);
  if (!note) throw notFound();
  refuseUnlessAllowed(personId, act, note.writtenById === personId, work);
  if (note.withdrawnAt) throw stale('This note was withdrawn.', 'WITHDRAWN');
  return note;
}

/** A place after a note that stands; where nothing fits in between, at the end of those that lie there too. */
function placeOf(afterId: string | null, work: SideWork, movedId?: string): number {
  const standing = work.standingNotes(movedId);
  if (afterId !== null && !standing.some(({ id }) => id === afterId))
    throw stale('The note it was to come after was withdrawn.', 'WITHDRAWN');
  return placeAfter(standing, afterId) ?? standing.find(({ id }) => id === afterId)?.place ?? 0;
}

function refuseWithdrawing(
  personId: string,
  { what, reason }: Of<'withdraw-aside'> | Of<'withdraw-note'>,
  authorId: string,
  withdrawnAt: Date | null,
  work: SideWork,
): void {
  const isOwn = authorId === personId;
  refuseUnlessAllowed(personId, what, isOwn, work);
  if (withdrawnAt) throw stale('It was withdrawn already.', 'WITHDRAWN');
  if (!isOwn && (reason ?? '').trim() === '') throw invalid('Say why, so that they know.', 'act.reason');
}

function refuseUnlessAllowed(personId: string, act: LiveSideAct['what'], isOwn: boolean, work: SideWork): void {
  const facts = work.factsOf(personId);
  const { record } = work.room;
  const verdict = sideVerdict(facts, act, isOwn, record.state);
  if (verdict === 'state' && facts.kind === 'room' && !facts.isOpen)
    throw stale('This room is over: everybody was called back.', 'ROOMS_OVER');
  if (verdict !== 'allow') throw refuseAct(verdict, record);
}

function lineChanged(line: SideLineRecord, clock: LiveClock): SideOutcome {
  return told({ ...baseOf(line, clock), type: 'side.line-changed', line: presentSideLine(line) }, line);
}

function noteChanged(note: NoteRecord, clock: LiveClock): SideOutcome {
  return told({ ...baseOf(note, clock), type: 'side.note-changed', note: presentNote(note) }, note);
}

function baseOf({ seq }: { readonly seq: number }, { at }: LiveClock) {
  return { seq, at: at.toISOString() };
}

function told(shown: LiveEvent, { id }: { readonly id: string }): SideOutcome {
  return { event: { type: shown.type, targetIds: [id] }, shown, answer: { seq: shown.seq } };
}

function stale(message: string, reason: string): DomainError {
  return new DomainError('E_CONFLICT', message, { reason });
}
