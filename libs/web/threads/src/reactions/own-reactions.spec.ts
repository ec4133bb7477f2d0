import { expect, it } from 'vitest';
import type { CommentPage, ReadingEvent } from '@lectern/contracts';
import { ben, sampleComment } from '../discussion/sample-discussion';
import { ownAfter, ownLoaded } from './own-reactions';

const reacted = (seq: number, personId: string, reactions: ('agree' | 'thanks')[]): ReadingEvent => ({
  seq,
  at: '2026-01-01T00:00:00Z',
  type: 'comment.reacted',
  reacted: { commentId: 'c', threadId: 't', reactions: [], by: { personId, reactions } },
});
const page = (head: number, ownReactions: CommentPage['ownReactions']): CommentPage => ({
  comments: [sampleComment('c', 1, ben)],
  ownReactions,
  next: null,
  head,
});
const of = (own: ReturnType<typeof ownAfter>) => own.get('c')?.reactions;

it('knows what the viewer did, in this tab or another, and not what others did', () => {
  const own = ownAfter(new Map(), reacted(2, 'ada', ['agree']), 'ada');
  expect(of(own)).toEqual(['agree']);
  expect(ownAfter(own, reacted(3, 'ben', []), 'ada')).toBe(own);
  expect(of(ownAfter(own, reacted(4, 'ada', []), 'ada'))).toEqual([]);
});

it('keeps the newer of page and event, in whatever order they come', () => {
  const loaded = ownLoaded(new Map(), page(5, { c: ['thanks'] }));
  expect(of(loaded)).toEqual(['thanks']);
  expect(ownAfter(loaded, reacted(4, 'ada', ['agree']), 'ada')).toBe(loaded);
  const later = ownAfter(loaded, reacted(6, 'ada', []), 'ada');
  expect(ownLoaded(later, page(5, { c: ['thanks'] }))).toBe(later);
  expect(of(ownLoaded(later, page(7, { c: ['agree'] })))).toEqual(['agree']);
});
