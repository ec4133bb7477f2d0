import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { hasPlaceFor, isPromiseKept, placeKeptForMs, placesOf, type Placed } from './places';

const person = (id: string, more: Partial<Placed> = {}): Placed => ({
  id,
  role: 'participant',
  place: 'expected',
  rsvp: null,
  ...more,
});
const coming = (id: string, seq: number, more: Partial<Placed> = {}) =>
  person(id, { rsvp: { answer: 'yes', seq }, ...more });
const ids = (people: readonly Placed[]) => people.map(({ id }) => id).join(' ');

describe('places', () => {
  const host = person('host', { role: 'host' });

  it('are given in the order of the answers, and one is kept for whoever leads', () => {
    const { seated, waiting } = placesOf([coming('c', 3), host, coming('a', 1), coming('b', 2), person('d')], 3);
    expect([ids(seated), ids(waiting)]).toEqual(['a b', 'c']);
    expect(ids(placesOf([coming('c', 3), host, coming('a', 1)], null).waiting)).toBe('');
  });

  it('go to whoever waited longest when somebody does not come after all', () => {
    const before = [host, coming('a', 1), coming('b', 2), coming('c', 3), coming('d', 4)];
    expect(ids(placesOf(before, 3).waiting)).toBe('c d');
    const after = before.map((one) => (one.id === 'a' ? person('a', { rsvp: { answer: 'no', seq: 5 } }) : one));
    expect([ids(placesOf(after, 3).seated), ids(placesOf(after, 3).waiting)]).toEqual(['b c', 'd']);
    const removed = before.map((one) => (one.id === 'b' ? { ...one, place: 'removed' as const } : one));
    expect(ids(placesOf(removed, 3).seated)).toBe('a c');
  });

  it('are kept for a while against those who did not answer, and then are there for all', () => {
    const people = [{ ...host, place: 'in' as const }, coming('a', 1), person('late')];
    expect(hasPlaceFor('late', people, 2, true)).toBe(false);
    expect(hasPlaceFor('a', people, 2, true)).toBe(true);
    expect(hasPlaceFor('late', people, 2, false)).toBe(true);
    const startedAt = new Date('2026-01-01T12:00:00Z');
    const after = (ms: number) => isPromiseKept(startedAt, new Date(startedAt.getTime() + ms));
    expect([isPromiseKept(null, startedAt), after(placeKeptForMs - 1), after(placeKeptForMs)]).toEqual([
      true,
      true,
      false,
    ]);
  });

  it('are never given twice, and none stays empty while somebody waits', () => {
    const people = fc.uniqueArray(
      fc.record({
        id: fc.string({ minLength: 1, maxLength: 3 }),
        role: fc.constantFrom('co-host' as const, 'participant' as const, 'observer' as const),
        place: fc.constantFrom('expected' as const, 'in' as const, 'left' as const, 'removed' as const),
        rsvp: fc.option(
          fc.record({ answer: fc.constantFrom('yes' as const, 'no' as const), seq: fc.integer({ min: 1, max: 99 }) }),
        ),
      }),
      { selector: ({ id }) => id, maxLength: 20 },
    );
    fc.assert(
      fc.property(people, fc.integer({ min: 2, max: 12 }), (all, capacity) => {
        const { seated, waiting } = placesOf(all, capacity);
        const leading = all.filter(({ role, place }) => role === 'co-host' && place !== 'removed').length;
        expect(seated.length).toBeLessThanOrEqual(Math.max(0, capacity - leading));
        if (waiting.length > 0) expect(seated.length + leading).toBeGreaterThanOrEqual(capacity);
        expect(new Set([...seated, ...waiting]).size).toBe(seated.length + waiting.length);
      }),
    );
  });
});
