import type { LiveNoteBook, LiveSmallRoom, LiveSplit } from '@lectern/contracts';
import type { ArrangementRecord, RoomRecord } from './arrangement.records';

/** Who writes the notes, and whether everybody sees them. */
export function presentNoteBook({ notesId, writerIds, notesShown, notesSeq }: ArrangementRecord): LiveNoteBook {
  return { sideId: notesId, writerIds: [...writerIds], isShown: notesShown, seq: notesSeq };
}

/** Whether the group is split, and when all are back. */
export function presentSplit({ round, isSplit, comesBackAt, splitSeq }: ArrangementRecord): LiveSplit {
  return { round, isSplit, comesBackAt: comesBackAt?.toISOString() ?? null, seq: splitSeq };
}

/** A small room as everyone in the session sees it. */
export function presentRoom({ endsAt, memberIds, ...room }: RoomRecord): LiveSmallRoom {
  return { ...room, endsAt: endsAt?.toISOString() ?? null, memberIds: [...memberIds] };
}
