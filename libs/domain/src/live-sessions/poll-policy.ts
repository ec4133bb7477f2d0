import type { LivePollActName, LiveState } from '@lectern/contracts';
import { isUnderWay, type LiveStanding, type LiveVerdict } from './live-policy';

const leaders: readonly LiveStanding[] = ['host', 'co-host', 'deputy'];
const answering: readonly LiveStanding[] = [...leaders, 'participant', 'steward'];

/** Who may do what with the polls of a live session. */
export const pollRules: Readonly<Record<LivePollActName, readonly LiveStanding[]>> = {
  'open-poll': leaders,
  vote: answering,
  'close-poll': leaders,
  'ask-missing': leaders,
  'say-missing': answering,
};

/** Whether somebody may do something with polls while the session is in a state. */
export function pollVerdict(standing: LiveStanding, act: LivePollActName, state: LiveState): LiveVerdict {
  if (!pollRules[act].includes(standing)) return 'forbid';
  return isUnderWay(state) ? 'allow' : 'state';
}

/** Whether somebody is shown what is missing to those who answered low. */
export function seesMissing(standing: LiveStanding): boolean {
  return leaders.includes(standing);
}
