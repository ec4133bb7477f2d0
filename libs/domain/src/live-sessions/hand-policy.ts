import type { LiveHandActName, LiveState } from '@lectern/contracts';
import { isUnderWay, type LiveStanding, type LiveVerdict } from './live-policy';

const leaders: readonly LiveStanding[] = ['host', 'co-host', 'deputy'];
const speakers: readonly LiveStanding[] = [...leaders, 'participant', 'steward'];

/** Who may do what with hands: with their own, and with somebody else's. */
export const handRules: Readonly<
  Record<LiveHandActName, { readonly own: readonly LiveStanding[]; readonly others: readonly LiveStanding[] }>
> = {
  'raise-hand': { own: speakers, others: [] },
  'lower-hand': { own: speakers, others: leaders },
  'move-hand': { own: leaders, others: leaders },
  'give-floor': { own: leaders, others: leaders },
  'end-turn': { own: speakers, others: leaders },
  'turn-rules': { own: leaders, others: leaders },
};

/** Whether somebody may do something with a hand while the session is in a state. What belongs to nobody counts as one's own. */
export function handVerdict(
  standing: LiveStanding,
  act: LiveHandActName,
  isOwn: boolean,
  state: LiveState,
): LiveVerdict {
  const { own, others } = handRules[act];
  if (!(isOwn ? own : others).includes(standing)) return 'forbid';
  // what the turns go by is agreed on beforehand, too
  const isTime = isUnderWay(state) || (act === 'turn-rules' && ['draft', 'scheduled', 'lobby'].includes(state));
  return isTime ? 'allow' : 'state';
}
