import { limits, type LiveArrangeAct } from '@lectern/contracts';
import { dealRooms, isUnderWay, smallestRoom } from '@lectern/domain';
import { DomainError, invalid } from '@lectern/server/platform';
import type { LiveClock } from '../live-work';
import type { ArrangeWork } from './arrange-work';
import type { RoomRecord } from './arrangement.records';

type Split = Extract<LiveArrangeAct, { what: 'split' }>;

/** Splits the group: answers what is done by the number it takes. */
export function split(act: Split, work: ArrangeWork, clock: LiveClock): (seq: number) => RoomRecord[] {
  const { record } = work;
  if (record.isSplit) throw stale('The group is split already. Call everybody back first.', 'ROOMS_SPLIT');
  if (record.round !== act.seenRound) throw stale('It was split and called back meanwhile.', 'ROOM_CHANGED');
  if (record.round >= limits.splitsPerLiveSession)
    throw stale(`A session is split at most ${limits.splitsPerLiveSession} times.`, 'SPLITS_FULL');
  const { agenda } = work.room.record;
  if (act.passageIds.some((id) => !agenda.some((passage) => passage.id === id)))
    throw invalid('A passage is not on the agenda.', 'act.passageIds');
  const round = record.round + 1;
  const groups = act.deal.by === 'size' ? bySize(act.deal.size, round, work) : byHand(act.deal.rooms, work);
  const endsAt = act.minutes === null ? null : new Date(clock.at.getTime() + act.minutes * 60_000);
  return (seq) => {
    work.change({ round, isSplit: true, comesBackAt: null });
    work.dealtIds.clear();
    for (const [index, memberIds] of groups.entries()) {
      const passageId = act.passageIds[index % Math.max(1, act.passageIds.length)] ?? null;
      const nothing = { note: '', noteById: null, noteSeq: 0 };
      work.addRoom({ round, number: index + 1, passageId, endsAt, memberIds: [...memberIds].sort(), ...nothing, seq });
    }
    return work.openRooms();
  };
}

/** Everybody is back, because it is time or the session is over; somebody may have been quicker. */
export function back(round: number, work: ArrangeWork, { at }: LiveClock): RoomRecord[] {
  const { record, room } = work;
  const isDue = record.comesBackAt !== null && record.comesBackAt <= at;
  if (!record.isSplit || record.round !== round || !(isDue || !isUnderWay(room.record.state)))
    throw stale('They are not due back.', 'ROOMS_OVER');
  work.change({ isSplit: false });
  return [];
}

/** Puts those who came since into the smallest rooms. */
export function placeLate(round: number, work: ArrangeWork): (seq: number) => RoomRecord[] {
  const { record } = work;
  if (!record.isSplit || record.round !== round || record.comesBackAt !== null)
    throw stale('Nobody is placed any more.', 'ROOMS_OVER');
  const late = toBeDealt(work).filter((id) => !work.dealtIds.has(id));
  if (late.length === 0) throw stale('Everybody has a room.', 'ROOM_CHANGED');
  return (seq) => {
    const changed = new Set<RoomRecord>();
    for (const personId of late) {
      const room = smallestRoom(work.openRooms(), ({ memberIds }) => memberIds.filter((id) => work.isIn(id)).length);
      for (const one of work.move(personId, room, seq)) changed.add(one);
    }
    return [...changed];
  };
}

function bySize(size: number, round: number, work: ArrangeWork): string[][] {
  const groups = dealRooms(toBeDealt(work), size, `${work.room.record.id}:${round}`);
  if (groups.length === 0) throw stale('Nobody is here who could be split.', 'ROOMS_NOBODY');
  if (groups.length > limits.roomsPerSplit)
    throw invalid(`At most ${limits.roomsPerSplit} rooms: make them larger.`, 'act.deal.size');
  return groups;
}

function byHand(rooms: readonly (readonly string[])[], work: ArrangeWork): readonly (readonly string[])[] {
  const all = rooms.flat();
  if (new Set(all).size < all.length) throw invalid('Nobody is in two rooms.', 'act.deal.rooms');
  if (rooms.some((room) => room.length === 0)) throw invalid('A room has somebody in it.', 'act.deal.rooms');
  if (all.some((id) => !work.isIn(id)))
    throw stale('Somebody of them is not in the session any more. Look again who is here.', 'NOT_IN');
  return rooms;
}

/** Everybody in the session who leads nothing. */
function toBeDealt({ people, room }: ArrangeWork): string[] {
  const leads = (id: string) => ['host', 'co-host', 'deputy'].includes(room.standing(id));
  return people.filter(({ id, place }) => place === 'in' && !leads(id)).map(({ id }) => id);
}

/** It was meant for something that is not so any more. */
export function stale(message: string, reason: string): DomainError {
  return new DomainError('E_CONFLICT', message, { reason });
}
