import { expect, it } from 'vitest';
import type { Anchor, ReadingEvent, Thread } from '@lectern/contracts';
import { applyEvent, withNewer, type DiscussionState } from './reading-state';

const at = '2026-01-01T00:00:00Z';
const on = (blockId: string | null): Anchor => ({
  blockId,
  isWhole: false,
  span: null,
  quote: null,
  certainty: blockId === null ? 'detached' : 'exact',
  suggestedBlockId: null,
  lastPlace: null,
});
const thread = (seq: number, blockId: string | null): Thread => ({
  id: 't',
  readingId: 'r',
  audience: 'group',
  streamId: 'r',
  moves: 0,
  kind: 'comment',
  answerId: null,
  resolved: null,
  isPinned: false,
  closesAt: null,
  slowSeconds: null,
  anchors: [on(blockId)],
  openedBy: null,
  openedAt: at,
  commentCount: 1,
  lastCommentAt: at,
  lastCommentSeq: 1,
  createdSeq: 1,
  seq,
});
const state = (seq: number, ...threads: Thread[]): DiscussionState => ({
  seq,
  threads: new Map(threads.map((it) => [it.id, it])),
  comments: new Map(),
});

it('puts a thread where the event says: snapshot and event make the later snapshot', () => {
  const event: ReadingEvent = { seq: 3, at, type: 'thread.placed', thread: thread(3, 'b') };
  expect(applyEvent(state(2, thread(2, null)), event)).toEqual(state(3, thread(3, 'b')));
  // state loaded meanwhile and newer stays
  expect(applyEvent(state(2, thread(5, 'c')), event).threads.get('t')).toEqual(thread(5, 'c'));
});

it('counts a new revision; the snapshot loaded for it replaces every thread, and older events change none back', () => {
  const revision = { id: 'v2', number: 2, publishedAt: at };
  const counted = applyEvent(state(2, thread(2, 'old')), { seq: 3, at, type: 'revision.published', revision });
  expect(counted).toEqual(state(3, thread(2, 'old')));
  const loaded = { ...counted, threads: withNewer(counted.threads, [thread(3, 'new')]) };
  expect(loaded).toEqual(state(3, thread(3, 'new')));
  expect(withNewer(loaded.threads, [thread(2, 'old')])).toBe(loaded.threads);
});
