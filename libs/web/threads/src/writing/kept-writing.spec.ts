import { beforeEach, describe, expect, it } from 'vitest';
import { KeptWriting } from './kept-writing';
import type { WritingTarget } from './writing-target';

const onPlace: WritingTarget = { kind: 'thread', place: 'block', span: null };
const answer: WritingTarget = { kind: 'answer', place: 'block', threadId: 'thread', parentId: null };

describe('KeptWriting', () => {
  let values: Map<string, string>;
  let kept: KeptWriting;

  beforeEach(() => {
    values = new Map();
    const storage = {
      getItem: (key: string) => values.get(key) ?? null,
      setItem: (key: string, value: string) => void values.set(key, value),
      removeItem: (key: string) => void values.delete(key),
    };
    kept = new KeptWriting(storage, 'ada', 'reading');
  });

  it('gives back what was begun, per target, and knows the last at a place', () => {
    kept.keep(onPlace, 'A thought', 1);
    kept.keep(answer, 'An answer', 2);
    expect(kept.body(onPlace)).toBe('A thought');
    expect(kept.lastAt('block')).toMatchObject({ target: answer, body: 'An answer' });
    expect(kept.lastAt('other')).toBeNull();
  });

  it('forgets a text that was emptied and leaves nothing behind', () => {
    kept.keep(onPlace, 'A thought', 1);
    kept.keep(onPlace, ' ', 2);
    expect(kept.body(onPlace)).toBeNull();
    expect(values.size).toBe(0);
  });

  it('keeps a bounded number of texts, the newest', () => {
    for (let place = 0; place < 30; place += 1) kept.keep({ ...onPlace, place: `${place}` }, 'x', place);
    expect(kept.all()).toHaveLength(20);
    expect(kept.body({ ...onPlace, place: '29' })).toBe('x');
  });

  it('counts what cannot be read as nothing', () => {
    values.set('lectern.writing.ada.reading', '[{"body":1}]');
    expect(kept.all()).toEqual([]);
  });
});
