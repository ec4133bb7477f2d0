import { describe, expect, it } from 'vitest';
import type { Comment, ReadingEvent, Thread } from '@lectern/contracts';
import { applyEvent, placeOf, withNewer, type DiscussionState } from './reading-state';

const at = '2026-01-01T00:00:00.000Z';
const thread = (seq: number, commentCount = 1) =>
  ({ id: 't', seq, moves: 0, commentCount, createdSeq: 1, lastCommentSeq: seq }) as Thread;
const comment = (id: string, seq: number, body: string | null = id) => ({ id, seq, body }) as Comment;
const counts = (seq: number, commentCount: number) => ({
  id: 't',
  seq,
  moves: 0,
  commentCount,
  answerId: null,
  lastCommentAt: at,
  lastCommentSeq: seq,
});
const nothing: DiscussionState = { seq: 0, threads: new Map(), comments: new Map() };
const opened: ReadingEvent = { type: 'thread.opened', seq: 1, at, thread: thread(1), comment: comment('a', 1) };
const created: ReadingEvent = { type: 'comment.created', seq: 2, at, thread: counts(2, 2), comment: comment('b', 2) };
const edited: ReadingEvent = {
  type: 'comment.edited',
  seq: 3,
  at,
  thread: counts(3, 2),
  comment: comment('b', 3, 'B!'),
};
const deleted: ReadingEvent = {
  type: 'comment.deleted',
  seq: 4,
  at,
  thread: counts(4, 1),
  comment: comment('b', 4, null),
};
const withheld: ReadingEvent = { type: 'event.withheld', seq: 5, at };
const all = [opened, created, edited, deleted, withheld];

describe('where an event belongs', () => {
  it('is next, known already, or after a hole', () => {
    expect([1, 2, 3, 4].map((seq) => placeOf(2, { seq }))).toEqual(['known', 'known', 'applied', 'hole']);
  });
});

describe('the state after events', () => {
  it('has what each of them changed', () => {
    const states = all.map((_, index) => all.slice(0, index + 1).reduce(applyEvent, nothing));
    expect(states.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5]);
    expect(states.map(({ threads }) => threads.get('t')?.commentCount)).toEqual([1, 2, 2, 1, 1]);
    expect(states.map(({ comments }) => comments.get('b')?.body)).toEqual([undefined, 'b', 'B!', null, null]);
    expect(states[4]?.threads.get('t')).toMatchObject({ createdSeq: 1, seq: 4 });
  });

  it('has nothing of a thread that left, and keeps one that came back', () => {
    const before: DiscussionState = {
      seq: 2,
      threads: new Map([['t', thread(2)]]),
      comments: new Map([
        ['a', { ...comment('a', 1), threadId: 't' }],
        ['z', { ...comment('z', 2), threadId: 'other' }],
      ]),
    };
    const left: ReadingEvent = { type: 'thread.left', seq: 3, at, left: { threadId: 't', moves: 1 } };
    const after = applyEvent(before, left);
    expect(after).toMatchObject({ seq: 3, threads: new Map() });
    expect([...after.comments.keys()]).toEqual(['z']);
    const back = { ...before, threads: new Map([['t', { ...thread(9), moves: 2 }]]) };
    expect(applyEvent(back, left)).toEqual({ ...back, seq: 3 });
    // nothing of it was known
    expect(applyEvent(nothing, { ...left, seq: 1 })).toEqual({ ...nothing, seq: 1 });
  });

  it('keeps what was loaded meanwhile and is newer', () => {
    const loaded: DiscussionState = {
      seq: 1,
      threads: new Map([['t', thread(4, 1)]]),
      comments: new Map([['b', comment('b', 4, null)]]),
    };
    const state = [created, edited].reduce(applyEvent, loaded);
    expect(state.threads.get('t')).toBe(loaded.threads.get('t'));
    expect(state.comments.get('b')).toBe(loaded.comments.get('b'));
    expect(state.seq).toBe(3);
  });

  it('is not taken for newer than the event by a part of the thread that was read later', () => {
    // the counts of number 2, read when number 3 had happened
    const early: ReadingEvent = { ...created, thread: counts(3, 2) };
    const changed: ReadingEvent = { type: 'thread.changed', seq: 3, at, thread: { ...thread(3, 2), isPinned: true } };
    const state = [early, changed].reduce(applyEvent, applyEvent(nothing, opened));
    expect(state.threads.get('t')).toMatchObject({ isPinned: true, seq: 3 });
  });

  it('takes a comment of a thread that is not known, and makes up no thread', () => {
    const state = applyEvent({ ...nothing, seq: 1 }, created);
    expect(state.threads.size).toBe(0);
    expect(state.comments.has('b')).toBe(true);
  });

  it('changes no state it was given', () => {
    const before = applyEvent(nothing, opened);
    const copy = structuredClone(before);
    applyEvent(before, created);
    expect(before).toEqual(copy);
    const map = new Map([['a', comment('a', 2)]]);
    expect(withNewer(map, [comment('a', 2), comment('a', 1)])).toBe(map);
  });
});

describe('a thread that others hear from now on', () => {
  it('replaces what it was, whatever numbers it had before', () => {
    const before = { ...thread(900), moves: 0 };
    const known = new Map([['t', before]]);
    const moved = { ...thread(3), moves: 1 };
    expect(withNewer(known, [moved]).get('t')).toBe(moved);
    expect(withNewer(new Map([['t', moved]]), [{ ...before, seq: 901 }]).get('t')).toBe(moved);
  });
});
