import { describe, expect, it } from 'vitest';
import type { Comment, Thread } from '@lectern/contracts';
import { ada, ben, commentEvent, sampleComment, sampleThread } from './sample-discussion';
import { markedUpTo, type Unread, unreadAfter, unreadCount, unreadFrom, withReadState } from './unread';

const nobody: ReadonlyMap<string, Thread> = new Map();
const none: Unread = new Map();
const unheard: ReadonlyMap<string, Comment> = new Map();
const gone = (seq: number) => sampleComment('c', seq, ben, { isDeleted: true, author: null, body: null });
const told = (count: number, after: number, head: number, isWhole = false) => ({
  readingId: 'reading',
  head,
  isWhole,
  threads: { t: { count, after } },
});

describe('unreadAfter', () => {
  const created = (unread: Unread, comment: Comment, personId: string | null = 'ada') =>
    unreadAfter(unread, commentEvent('comment.created', comment), personId, unheard);

  it('counts comments by others, not one’s own', () => {
    expect(unreadCount(created(none, sampleComment('c', 2, ben)), 't')).toBe(1);
    expect(created(none, sampleComment('c', 2, ada))).toBe(none);
  });

  it('counts nothing for somebody who is not signed in, and no edits', () => {
    expect(created(none, sampleComment('c', 2, ben), null)).toBe(none);
    const edited = commentEvent('comment.edited', sampleComment('c', 2, ben));
    expect(unreadAfter(none, edited, 'ada', unheard)).toBe(none);
  });

  it('counts no comment that was deleted before its event came', () => {
    expect(created(none, gone(2))).toBe(none);
  });

  it('counts no comment twice that the snapshot had counted, and none that was read elsewhere', () => {
    const opened = unreadFrom({ unread: { t: { count: 1, after: 0 } }, head: 5, threads: [], streams: [] });
    expect(created(opened, sampleComment('c', 5, ben))).toBe(opened);
    expect(unreadCount(created(opened, sampleComment('c', 6, ben)), 't')).toBe(2);
    const read = markedUpTo(none, 't', 7, 0);
    expect(created(read, sampleComment('c', 7, ben))).toBe(read);
  });

  it('takes off a deleted comment that was new, not one that was read or one’s own', () => {
    const deleted = (unread: Unread, seq: number, comments = unheard) => {
      const event = { ...commentEvent('comment.deleted', gone(seq), 3), seq: 9 };
      return unreadCount(unreadAfter(unread, event, 'ada', comments), 't');
    };
    const two = unreadFrom({ unread: { t: { count: 2, after: 3 } }, head: 6, threads: [], streams: [] });
    expect(deleted(two, 5)).toBe(1);
    expect(deleted(two, 2)).toBe(2);
    expect(deleted(two, 5, new Map([['c', sampleComment('c', 5, ada)]]))).toBe(2);
  });

  it('takes off what a moderator withholds, once, and counts it again when it is back', () => {
    const two = unreadFrom({ unread: { t: { count: 2, after: 3 } }, head: 6, threads: [], streams: [] });
    const withheld = { ...commentEvent('comment.withheld', gone(5), 3), seq: 9 };
    const one = unreadAfter(two, withheld, 'ada', unheard);
    expect(unreadCount(one, 't')).toBe(1);
    expect(unreadAfter(one, { ...withheld, seq: 10 }, 'ada', new Map([['c', gone(5)]]))).toBe(one);
    const restored = { ...commentEvent('comment.restored', sampleComment('c', 5, ben), 3), seq: 11 };
    expect(unreadCount(unreadAfter(one, restored, 'ada', unheard), 't')).toBe(2);
    expect(unreadAfter(one, restored, 'ben', unheard)).toBe(one);
  });

  it('never says that more is new than stands', () => {
    const two = unreadFrom({ unread: { t: { count: 2, after: 0 } }, head: 4, threads: [], streams: [] });
    const event = commentEvent('comment.deleted', gone(5), 0);
    expect(unreadCount(unreadAfter(two, event, 'ada', unheard), 't')).toBe(0);
  });
});

describe('withReadState', () => {
  const two = unreadFrom({
    unread: { t: { count: 2, after: 3 }, u: { count: 1, after: 0 } },
    head: 6,
    threads: [],
    streams: [],
  });

  it('takes what was read in another browser, and leaves the other threads', () => {
    const after = withReadState(two, told(1, 5, 6), unheard, 'ada', nobody);
    expect([unreadCount(after, 't'), unreadCount(after, 'u')]).toEqual([1, 1]);
  });

  it('takes what is not named as read when all of the reading was counted', () => {
    expect(unreadCount(withReadState(two, told(1, 5, 6, true), unheard, 'ada', nobody), 'u')).toBe(0);
  });

  it('never goes back behind what was read here', () => {
    const here = markedUpTo(two, 't', 6, 0);
    expect(unreadCount(withReadState(here, told(1, 5, 6), unheard, 'ada', nobody), 't')).toBe(0);
  });

  it('keeps what others wrote since the server counted', () => {
    const later = new Map([
      ['c', sampleComment('c', 7, ben)],
      ['d', sampleComment('d', 8, ada)],
    ]);
    const after = withReadState(two, told(0, 6, 6), later, 'ada', nobody);
    expect(unreadCount(after, 't')).toBe(1);
    // the event of the same comment, should it come again, counts no more
    expect(unreadAfter(after, commentEvent('comment.created', sampleComment('c', 7, ben)), 'ada', later)).toBe(after);
  });
});

describe('threads that not everybody hears', () => {
  const note = sampleThread('n', null, { audience: 'notes', streamId: 'notes', lastCommentSeq: 3 });
  const known = unreadFrom({
    unread: { n: { count: 1, after: 2 } },
    head: 900,
    threads: [note],
    streams: [{ kind: 'notes', id: 'notes', head: 3 }],
  });

  it('are counted by the numbers of their own stream', () => {
    expect(known.get('n')?.countedTo).toBe(3);
  });

  it('are read up to their own end when the whole reading is marked', () => {
    const told = { readingId: 'reading', head: 900, isWhole: true, threads: {} };
    expect(withReadState(known, told, unheard, 'ada', new Map([['n', note]])).get('n')).toMatchObject({ after: 3 });
  });

  it('are new by their new numbers when they are shown to more people', () => {
    const far: Unread = new Map([['n', { count: 0, after: 900, countedTo: 900 }]]);
    const thread = { ...note, audience: 'group' as const, moves: 1 };
    const comment = sampleComment('n', 4, ben, { threadId: 'n', moves: 1 });
    const opened = { type: 'thread.opened' as const, seq: 4, at: comment.createdAt, thread, comment };
    expect(unreadCount(unreadAfter(far, opened, 'ada', unheard), 'n')).toBe(1);
  });
});
