import type { LiveSideKind } from '@lectern/contracts';

/** A side of a live session as stored. */
export interface SideRecord {
  readonly id: string;
  readonly sessionId: string;
  readonly kind: LiveSideKind;
  /** how often its audience became smaller */
  readonly version: number;
  readonly round: number;
}

/** Something said at a side: withdrawn its words are gone for good. */
export interface SideLineRecord {
  readonly id: string;
  readonly personId: string;
  text: string;
  readonly at: Date;
  readonly createdSeq: number;
  withdrawnAt: Date | null;
  withdrawnById: string | null;
  withdrawnReason: string | null;
  seq: number;
}

/** An entry of the notes: withdrawn its words are gone for good. */
export interface NoteRecord {
  readonly id: string;
  text: string;
  place: number;
  readonly writtenById: string;
  changedById: string | null;
  readonly at: Date;
  textSeq: number;
  withdrawnAt: Date | null;
  withdrawnReason: string | null;
  seq: number;
}
