/**
 * Deals people into rooms of a size: as few rooms as the size asks for, no two of them differing by more than one person,
 * nobody alone where there are two. Who sits with whom follows from the seed alone, whatever order the people come in.
 */
export function dealRooms(personIds: readonly string[], size: number, seed: string): string[][] {
  const people = shuffled([...new Set(personIds)].sort(), seed);
  const count = Math.max(1, Math.min(Math.ceil(people.length / size), Math.floor(people.length / 2)));
  const rooms: string[][] = Array.from({ length: count }, () => []);
  for (const [index, id] of people.entries()) rooms[index % count]?.push(id);
  return people.length === 0 ? [] : rooms;
}

/** The room somebody who comes late goes to: the one with the fewest people, of several the first. */
export function smallestRoom<T extends { readonly number: number }>(
  rooms: Iterable<T>,
  sizeOf: (room: T) => number,
): T | null {
  return [...rooms].sort((a, b) => sizeOf(a) - sizeOf(b) || a.number - b.number)[0] ?? null;
}

/** Fisher and Yates, with numbers that follow from the seed. */
function shuffled(people: string[], seed: string): string[] {
  const next = numbersFrom(seed);
  for (let last = people.length - 1; last > 0; last -= 1) {
    const other = Math.floor(next() * (last + 1));
    const held = people[last] as string;
    people[last] = people[other] as string;
    people[other] = held;
  }
  return people;
}

/** Numbers in [0, 1) from a text: FNV-1a begins, mulberry32 goes on. */
function numbersFrom(seed: string): () => number {
  let state = 0x811c9dc5;
  for (const character of seed) state = Math.imul(state ^ (character.codePointAt(0) ?? 0), 0x01000193);
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}
