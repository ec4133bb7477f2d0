import type { LivePoll, StreamEvent } from '@lectern/contracts';
import { withNewer } from '../reading-state';

type PollEvent = Extract<StreamEvent, { type: 'live.poll-changed' | 'live.poll-answered' }>;

/** The polls after an event. One that only counts answers raises a known poll to its own number. */
export function pollsAfter(polls: ReadonlyMap<string, LivePoll>, event: PollEvent): ReadonlyMap<string, LivePoll> {
  if (event.type === 'live.poll-changed') return withNewer(polls, [event.poll]);
  const known = polls.get(event.pollId);
  const { voters, missing, seq } = event;
  return known ? withNewer(polls, [{ ...known, voters, missing, seq }]) : polls;
}

/** Polls in the order in which they were opened. */
export function pollsInOrder(polls: ReadonlyMap<string, LivePoll>): LivePoll[] {
  return [...polls.values()].sort((a, b) => a.openedSeq - b.openedSeq);
}
