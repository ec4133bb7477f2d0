import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dealRooms, smallestRoom } from './room-dealing';

const people = fc.uniqueArray(fc.uuid(), { maxLength: 120 });
const size = fc.integer({ min: 2, max: 50 });

describe('dealing people into rooms', () => {
  it('puts everybody into exactly one room, evenly, and nobody alone', () => {
    fc.assert(
      fc.property(people, size, fc.string(), (ids, wanted, seed) => {
        const rooms = dealRooms(ids, wanted, seed);
        expect(rooms.flat().sort()).toEqual([...ids].sort());
        const sizes = rooms.map((room) => room.length);
        if (ids.length > 0) expect(Math.max(...sizes) - Math.min(...sizes)).toBeLessThanOrEqual(1);
        if (ids.length > 1) expect(Math.min(...sizes)).toBeGreaterThanOrEqual(2);
        // larger than asked for only where somebody would be alone otherwise
        if (ids.length !== 3 || wanted !== 2) expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(wanted + 1);
        if (wanted > 2) expect(Math.max(0, ...sizes)).toBeLessThanOrEqual(wanted);
      }),
    );
  });

  it('follows from the seed alone, and another seed deals otherwise', () => {
    fc.assert(
      fc.property(people, size, fc.string(), (ids, wanted, seed) => {
        expect(dealRooms([...ids].reverse(), wanted, seed)).toEqual(dealRooms(ids, wanted, seed));
      }),
    );
    const thirty = Array.from({ length: 30 }, (_, index) => `person-${index}`);
    expect(dealRooms(thirty, 5, 'one')).not.toEqual(dealRooms(thirty, 5, 'two'));
    expect(dealRooms([], 5, 'one')).toEqual([]);
  });
});

describe('who comes late', () => {
  it('goes to the smallest room, of several to the first', () => {
    const sizes = new Map([
      [1, 4],
      [2, 3],
      [3, 3],
    ]);
    const rooms = [{ number: 3 }, { number: 1 }, { number: 2 }];
    expect(smallestRoom(rooms, ({ number }) => sizes.get(number) ?? 0)).toEqual({ number: 2 });
    expect(smallestRoom([], () => 0)).toBeNull();
  });
});
