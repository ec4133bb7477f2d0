/** Something said in a session's chat, as stored: withdrawn its words are gone for good. */
export interface LineRecord {
  readonly id: string;
  readonly personId: string;
  text: string;
  readonly at: Date;
  readonly createdSeq: number;
  threadId: string | null;
  blockId: string | null;
  withdrawnAt: Date | null;
  withdrawnById: string | null;
  withdrawnReason: string | null;
  seq: number;
}
