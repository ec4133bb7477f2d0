import { describe, expect, it } from 'vitest';
import { type MappedThread, marksOf, shares } from './map-marks';

const block = (id: string, characters: number) => ({ id, text: 'x'.repeat(characters) });
const thread = (place: string, commentCount = 1, newCount = 0) => ({ places: [place], commentCount, newCount });
const where = shares([block('a', 100), block('b', 100), block('c', 700), block('d', 100)]);
const marks = (threads: readonly MappedThread[], stretches = 10) => marksOf(threads, where, stretches);

describe('shares', () => {
  it('go by the length of the text, and give what has none some room', () => {
    expect([...where.values()]).toEqual([0, 0.1, 0.2, 0.9]);
    expect(shares([block('figure', 0), block('b', 60)]).get('b')).toBe(0.5);
    expect(shares([]).size).toBe(0);
  });
});

describe('marksOf', () => {
  it('counts what is said in each stretch, and leaves out what stands in none', () => {
    expect(marks([thread('a', 2), thread('d'), thread('reading'), thread('b', 0)])).toEqual([
      { at: 0, place: 'a', commentCount: 2, newCount: 0 },
      { at: 9, place: 'd', commentCount: 1, newCount: 0 },
    ]);
  });

  it('makes one mark of what stands close, which leads to the first, or to the first that is new', () => {
    const [b, a] = [thread('b'), thread('a', 3)];
    const [newB, newA] = [thread('b', 1, 1), thread('a', 3, 2)];
    expect(marks([b, a], 2)).toEqual([{ at: 0, place: 'a', commentCount: 4, newCount: 0 }]);
    expect(marks([newB, a], 2)).toEqual([{ at: 0, place: 'b', commentCount: 4, newCount: 1 }]);
    expect(marks([a, newB], 2)).toMatchObject([{ place: 'b' }]);
    expect(marks([newB, newA], 2)).toMatchObject([{ place: 'a', newCount: 3 }]);
  });

  it('keeps the last block within the map', () => {
    expect(marks([thread('d')], 1)).toMatchObject([{ at: 0 }]);
  });
});
