import type { LiveFollowUp, StreamEvent } from '@lectern/contracts';
import { withNewer } from '../reading-state';

type FollowUps = ReadonlyMap<string, LiveFollowUp>;
type SourceEvent = Extract<StreamEvent, { type: 'live.line-changed' | 'live.poll-changed' }>;

/** The follow-ups after one was changed. */
export function followUpsAfter(
  followUps: FollowUps,
  { followUp }: Extract<StreamEvent, { type: 'live.follow-up-changed' }>,
): FollowUps {
  return withNewer(followUps, [followUp]);
}

/** The follow-ups after a line or poll was changed: those made of one that is withdrawn go with it, by the same number. */
export function followUpsAfterSource(followUps: FollowUps, event: SourceEvent): FollowUps {
  const { id, isWithdrawn, seq } = event.type === 'live.line-changed' ? event.line : event.poll;
  if (!isWithdrawn) return followUps;
  const gone = [...followUps.values()].filter(({ source }) => source?.id === id);
  return gone.length === 0
    ? followUps
    : withNewer(
        followUps,
        gone.map((one) => withoutWords(one, seq)),
      );
}

/** What is left of a follow-up that is withdrawn. */
export function withoutWords({ id, createdSeq }: Pick<LiveFollowUp, 'id' | 'createdSeq'>, seq: number): LiveFollowUp {
  const names = { takenBy: null, writtenBy: null };
  return { id, text: null, ...names, dueOn: null, doneAt: null, source: null, createdSeq, isWithdrawn: true, seq };
}
