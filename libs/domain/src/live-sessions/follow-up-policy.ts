import type { LiveFollowUp, LiveFollowUpActName, LiveState } from '@lectern/contracts';
import { isUnderWay, type LiveStanding, type LiveVerdict } from './live-policy';

const leaders: readonly LiveStanding[] = ['host', 'co-host', 'deputy', 'steward'];
const takers: readonly LiveStanding[] = [...leaders, 'participant'];

/** Who may do what with follow-ups: with those they have taken themselves, and with all others. */
export const followUpRules: Readonly<
  Record<LiveFollowUpActName, { readonly own: readonly LiveStanding[]; readonly others: readonly LiveStanding[] }>
> = {
  'add-follow-up': { own: leaders, others: leaders },
  'change-follow-up': { own: leaders, others: leaders },
  'take-follow-up': { own: takers, others: takers },
  'finish-follow-up': { own: takers, others: leaders },
  'withdraw-follow-up': { own: leaders, others: leaders },
};

/** Whether somebody may do something with a follow-up: from the beginning of the session on; in the archive only what is there. */
export function followUpVerdict(
  standing: LiveStanding,
  act: LiveFollowUpActName,
  isOwn: boolean,
  state: LiveState,
): LiveVerdict {
  const { own, others } = followUpRules[act];
  if (!(isOwn ? own : others).includes(standing)) return 'forbid';
  const isAfter = state === 'ended' || (state === 'archived' && act !== 'add-follow-up');
  return isUnderWay(state) || isAfter ? 'allow' : 'state';
}

/** What is still to be done first, of that what is due first; then what is done. What is withdrawn is not shown. */
export function followUpsInOrder(followUps: Iterable<LiveFollowUp>): LiveFollowUp[] {
  const due = ({ dueOn }: LiveFollowUp) => dueOn ?? '9999';
  return [...followUps]
    .filter(({ isWithdrawn }) => !isWithdrawn)
    .sort(
      (a, b) =>
        Number(a.doneAt !== null) - Number(b.doneAt !== null) ||
        (due(a) < due(b) ? -1 : due(a) > due(b) ? 1 : a.createdSeq - b.createdSeq),
    );
}
