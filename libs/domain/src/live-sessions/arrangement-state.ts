import type { LiveSmallRoom, LiveSplit, StreamEvent } from '@lectern/contracts';
import { withNewer } from '../reading-state';

type SplitEvent = Extract<StreamEvent, { type: 'live.split-changed' }>;

/** The small rooms after an event: those of the newest round alone, as a snapshot has them. */
export function roomsAfter(
  rooms: ReadonlyMap<string, LiveSmallRoom>,
  event: SplitEvent,
): ReadonlyMap<string, LiveSmallRoom> {
  const after = withNewer(rooms, event.rooms);
  const round = Math.max(...[...after.values()].map((room) => room.round), 0);
  if ([...after.values()].every((room) => room.round === round)) return after;
  return new Map([...after].filter(([, room]) => room.round === round));
}

/** Small rooms in the order of their numbers. */
export function roomsInOrder(rooms: Iterable<LiveSmallRoom>): LiveSmallRoom[] {
  return [...rooms].sort((a, b) => a.number - b.number);
}

/** The small room somebody is in while the group is split. */
export function roomOfPerson(
  split: LiveSplit,
  rooms: Iterable<LiveSmallRoom>,
  personId: string | null,
): LiveSmallRoom | null {
  if (!split.isSplit || personId === null) return null;
  return [...rooms].find(({ memberIds, round }) => round === split.round && memberIds.includes(personId)) ?? null;
}
