import type { LiveLine } from '@lectern/contracts';
import type { LineRecord } from './line.records';

/** A line as everyone in the session sees it: a withdrawn one without its words and whose they were. */
export function presentLine(line: LineRecord): LiveLine {
  const isWithdrawn = line.withdrawnAt !== null;
  const { threadId, blockId } = line;
  return {
    id: line.id,
    personId: isWithdrawn ? null : line.personId,
    text: isWithdrawn ? null : line.text,
    at: line.at.toISOString(),
    createdSeq: line.createdSeq,
    isWithdrawn,
    thread: !isWithdrawn && threadId !== null && blockId !== null ? { id: threadId, blockId } : null,
    seq: line.seq,
  };
}
