import type { LivePerson } from '@lectern/contracts';

/** Who said beforehand that they come finds their place kept for so long after it has begun. */
export const placeKeptForMs = 10 * 60_000;

/** What of somebody says whether they have a place. */
export type Placed = Pick<LivePerson, 'id' | 'role' | 'place' | 'rsvp'>;

/** Those who said they come: who has a place, and who waits for one in the order in which it will be theirs. */
export interface Places<T> {
  readonly seated: readonly T[];
  readonly waiting: readonly T[];
}

/**
 * Who of those who said they come has a place: whoever leads has, the others get theirs in the order of their answers.
 * It follows from the people alone; when somebody takes their answer back, whoever waited longest moves up by that.
 */
export function placesOf<T extends Placed>(people: Iterable<T>, capacity: number | null): Places<T> {
  const all = [...people].filter(({ place }) => place !== 'removed');
  const leading = all.filter(leads);
  const coming = all
    .filter((person) => !leads(person) && person.rsvp?.answer === 'yes')
    .sort((a, b) => (a.rsvp?.seq ?? 0) - (b.rsvp?.seq ?? 0) || (a.id < b.id ? -1 : 1));
  const room = capacity === null ? coming.length : Math.max(0, capacity - leading.length);
  return { seated: coming.slice(0, room), waiting: coming.slice(room) };
}

/** Who comes: those with a place, who leads before all others, and those who wait for one. */
export function comersOf<T extends Placed>(people: readonly T[], capacity: number | null): Places<T> {
  const { seated, waiting } = placesOf(people, capacity);
  return { seated: [...people.filter((one) => leads(one) && one.place !== 'removed'), ...seated], waiting };
}

/** Whether promised places are still kept, in a session that began at this moment (null: has not). */
export function isPromiseKept(startedAt: Date | null, at: Date): boolean {
  return startedAt === null || at.getTime() - startedAt.getTime() < placeKeptForMs;
}

/** Whether somebody can come in: they are in, or there is a place that is neither taken nor kept for anybody else. */
export function hasPlaceFor(id: string, people: Iterable<Placed>, room: number, isKept: boolean): boolean {
  const all = [...people];
  const inside = all.filter(({ place }) => place === 'in');
  if (inside.some((one) => one.id === id)) return true;
  const promised = isKept ? placesOf(all, room).seated.filter((one) => one.place !== 'in' && one.id !== id) : [];
  return inside.length + promised.length < room;
}

function leads({ role }: Placed): boolean {
  return role === 'host' || role === 'co-host';
}
