/** How a session works, as stored. A batch of commands changes it in memory and stores it once. */
export interface ArrangementRecord {
  notesId: string | null;
  writerIds: readonly string[];
  notesShown: boolean;
  notesSeq: number;
  round: number;
  isSplit: boolean;
  comesBackAt: Date | null;
  splitSeq: number;
}

/** A small room as stored, with who is in it. */
export interface RoomRecord {
  readonly id: string;
  readonly round: number;
  readonly number: number;
  passageId: string | null;
  endsAt: Date | null;
  memberIds: readonly string[];
  note: string;
  noteById: string | null;
  noteSeq: number;
  seq: number;
}

/** Where somebody belongs in a round; null: in no room, because somebody said so. */
export interface PlaceRecord {
  readonly round: number;
  readonly personId: string;
  readonly roomId: string | null;
}
