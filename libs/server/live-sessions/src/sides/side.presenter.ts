import type { LiveNote, SideLine } from '@lectern/contracts';
import type { NoteRecord, SideLineRecord } from './side.records';

/** A line as everyone who hears the side sees it: a withdrawn one without its words and whose they were. */
export function presentSideLine({ id, personId, text, at, createdSeq, withdrawnAt, seq }: SideLineRecord): SideLine {
  const isWithdrawn = withdrawnAt !== null;
  return {
    id,
    personId: isWithdrawn ? null : personId,
    text: isWithdrawn ? null : text,
    at: at.toISOString(),
    createdSeq,
    isWithdrawn,
    seq,
  };
}

/** A note as everyone who hears the notes sees it: a withdrawn one without its words and who wrote them. */
export function presentNote(note: NoteRecord): LiveNote {
  const { id, text, place, writtenById, changedById, at, withdrawnAt, textSeq, seq } = note;
  const isWithdrawn = withdrawnAt !== null;
  return {
    id,
    text: isWithdrawn ? null : text,
    place,
    writtenById: isWithdrawn ? null : writtenById,
    changedById: isWithdrawn ? null : changedById,
    at: at.toISOString(),
    isWithdrawn,
    textSeq,
    seq,
  };
}
