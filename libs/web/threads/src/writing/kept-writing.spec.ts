import { beforeEach, describe, expect, it } from 'vitest';
import type { BegunText } from '@lectern/contracts';
import { begunKey } from '@lectern/domain';
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
    kept.goneIsKnown('thread:block');
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

  describe('with what is begun in other browsers', () => {
    const there = (target: BegunText['target'], body: string, second: number): BegunText => ({
      key: begunKey(target),
      target,
      body,
      revision: 1,
      savedAt: new Date(second * 1_000).toISOString(),
    });
    const place = '018f0000-0000-7000-8000-000000000000';
    const thread = { kind: 'thread', place, span: null } as const;

    it('takes what is new there, and what changed there since it was saved here', () => {
      expect(kept.merge([there(thread, 'From there', 1)], 5)).toMatchObject({
        arrived: [{ body: 'From there', isSaved: true }],
        isChanged: true,
      });
      expect(kept.merge([there(thread, 'From there', 1)], 6)).toEqual({ arrived: [], isChanged: false });
      kept.merge([there(thread, 'From there, changed', 2)], 7);
      expect(kept.body(thread)).toBe('From there, changed');
    });

    it('lets what was written here since win, until it is saved', () => {
      kept.merge([there(thread, 'From there', 1)], 5);
      kept.keep(thread, 'Changed here', 6);
      kept.merge([there(thread, 'Changed there', 2)], 7);
      expect(kept.all()).toMatchObject([{ body: 'Changed here', isSaved: false }]);
      kept.saved(thread, 'Changed', new Date(3_000).toISOString());
      expect(kept.all()).toMatchObject([{ body: 'Changed here', isSaved: false }]);
      kept.saved(thread, 'Changed here', new Date(4_000).toISOString());
      expect(kept.all()).toMatchObject([{ body: 'Changed here', isSaved: true }]);
      kept.keep(thread, 'Changed here', 8);
      expect(kept.all()).toMatchObject([{ isSaved: true }]);
    });

    it('lets go what was sent or thrown away there, but not what is only here', () => {
      kept.merge([there(thread, 'From there', 1)], 5);
      kept.keep(answer, 'Only here', 6);
      expect(kept.merge([], 7)).toEqual({ arrived: [], isChanged: true });
      expect(kept.all()).toMatchObject([{ body: 'Only here' }]);
    });

    it('does not bring back what was sent here before the server knows of it', () => {
      kept.merge([there(thread, 'From there', 1)], 5);
      kept.keep(thread, '', 6);
      expect(kept.gone()).toEqual([begunKey(thread)]);
      expect(kept.merge([there(thread, 'From there', 1)], 7).arrived).toEqual([]);
      kept.goneIsKnown(begunKey(thread));
      expect(values.size).toBe(0);
      // begun once more, it is not gone
      kept.keep(thread, 'Again', 8);
      kept.keep(thread, '', 9);
      kept.keep(thread, 'And again', 10);
      expect(kept.gone()).toEqual([]);
    });
  });
});
