import type { Comment, Thread } from '@lectern/contracts';
import { expect, it } from 'vitest';
import { printedThreads } from './printed-threads';

const at = '2026-01-01T00:00:00Z';
const nowhere = { span: null, quote: null, suggestedBlockId: null, lastPlace: null, certainty: 'exact' as const };
const thread = (id: string, blockId: string | null, isWhole = false, commentCount = 1): Thread => ({
  id,
  readingId: 'r',
  audience: 'group',
  streamId: 'r',
  moves: 0,
  anchors: [{ ...nowhere, blockId, isWhole }],
  openedBy: null,
  openedAt: at,
  commentCount,
  lastCommentAt: at,
  lastCommentSeq: 1,
  createdSeq: 1,
  seq: 1,
});
const comment = (id: string, threadId: string, parentId: string | null, createdSeq: number): Comment => ({
  id,
  threadId,
  parentId,
  author: null,
  body: id,
  createdAt: at,
  editedAt: null,
  isDeleted: false,
  withheldAs: null,
  importedFrom: null,
  isModerated: false,
  liveSessionId: null,
  moves: 0,
  createdSeq,
  seq: createdSeq,
});
const block = (id: string) => ({ id, kind: 'paragraph' as const, text: id, marks: [], number: 1 });

it('numbers threads in the order of the text, the whole reading first, those without a place last', () => {
  const printed = printedThreads(
    {
      blocks: [block('a'), block('b')],
      threads: [
        thread('lost', null),
        thread('b1', 'b'),
        thread('a1', 'a'),
        thread('w', null, true),
        thread('gone', 'a', false, 0),
      ],
    },
    [],
  );
  expect([...printed].map(([place, threads]) => [place, threads.map(({ number }) => number)])).toEqual([
    ['whole', [1]],
    ['a', [2]],
    ['b', [3]],
    ['nowhere', [4]],
  ]);
});

it('puts answers below what they answer, with how deep they stand', () => {
  const printed = printedThreads({ blocks: [block('a')], threads: [thread('t', 'a')] }, [
    comment('one', 't', null, 1),
    comment('two', 't', null, 2),
    comment('answer', 't', 'one', 3),
  ]);
  expect(printed.get('a')?.[0]?.comments.map(({ comment: { id }, depth }) => [id, depth])).toEqual([
    ['one', 0],
    ['answer', 1],
    ['two', 0],
  ]);
});
