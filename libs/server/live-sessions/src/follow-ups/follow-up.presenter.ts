import type { LiveFollowUp } from '@lectern/contracts';
import { withoutWords } from '@lectern/domain';
import type { FollowUpRecord } from './follow-up.records';

/** A follow-up as everyone who may see the session sees it. */
export function presentFollowUp(record: FollowUpRecord): LiveFollowUp {
  const { id, text, takenBy, dueOn, doneAt, writtenBy, sourceKind, sourceId, createdSeq, seq } = record;
  if (record.withdrawnAt !== null) return withoutWords(record, seq);
  const isMade = sourceId !== null && (sourceKind === 'line' || sourceKind === 'poll');
  return {
    id,
    text,
    takenBy,
    dueOn,
    doneAt: doneAt?.toISOString() ?? null,
    writtenBy,
    source: isMade ? { kind: sourceKind, id: sourceId } : null,
    createdSeq,
    isWithdrawn: false,
    seq,
  };
}
