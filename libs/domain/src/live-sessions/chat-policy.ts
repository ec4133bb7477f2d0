import type { LiveChatActName, LiveState } from '@lectern/contracts';
import { isUnderWay, type LiveStanding, type LiveVerdict } from './live-policy';

const leaders: readonly LiveStanding[] = ['host', 'co-host', 'deputy'];
const writers: readonly LiveStanding[] = [...leaders, 'participant', 'steward'];

/** Who may do what in the chat: with their own contributions, and with somebody else's. */
export const chatRules: Readonly<
  Record<LiveChatActName, { readonly own: readonly LiveStanding[]; readonly others: readonly LiveStanding[] }>
> = {
  say: { own: writers, others: [] },
  'to-comment': { own: writers, others: leaders },
  withdraw: { own: writers, others: [...leaders, 'steward'] },
};

/** Whether somebody may do something in the chat while the session is in a state. What was said can be withdrawn after its end, too. */
export function chatVerdict(
  standing: LiveStanding,
  act: LiveChatActName,
  isOwn: boolean,
  state: LiveState,
): LiveVerdict {
  const { own, others } = chatRules[act];
  if (!(isOwn ? own : others).includes(standing)) return 'forbid';
  const isOver = act !== 'say' && (state === 'ended' || state === 'archived');
  return isUnderWay(state) || isOver ? 'allow' : 'state';
}
