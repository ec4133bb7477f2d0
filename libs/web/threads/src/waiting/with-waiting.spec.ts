import type { WaitingCommand } from '@lectern/web/realtime';
import { describe, expect, it } from 'vitest';
import { ada, ben, sampleComment, sampleThread } from '../discussion/sample-discussion';
import { withWaiting } from './with-waiting';

const kept = {
  personId: 'ada',
  readingId: 'reading',
  writtenAt: '2026-01-02T00:00:00Z',
  attempts: 0,
  refusal: null,
};
const answer: WaitingCommand = {
  ...kept,
  commandId: 'answer',
  name: 'comment.create',
  input: { commandId: 'answer', threadId: 't', parentId: 'c', body: 'An answer' },
};
const opening: WaitingCommand = {
  ...kept,
  commandId: 'opening',
  name: 'thread.open',
  input: { commandId: 'opening', readingId: 'reading', anchor: { blockId: 'b1', span: null }, body: 'A thread' },
};
const editing: WaitingCommand = {
  ...kept,
  commandId: 'editing',
  name: 'comment.edit',
  input: { commandId: 'editing', commentId: 'c', baseSeq: 1, body: 'Other words' },
};
const thread = sampleThread('t', 'b1');
const comment = sampleComment('c', 1, ben);

describe('withWaiting', () => {
  it('puts an answer that is not sent where it will stand, after everything that is', () => {
    const { comments, waiting } = withWaiting([thread], [comment], [answer], ada);
    expect(comments.at(-1)).toMatchObject({
      id: 'answer',
      threadId: 't',
      parentId: 'c',
      author: ada,
      body: 'An answer',
    });
    expect(comments.at(-1)?.createdSeq).toBeGreaterThan(comment.createdSeq);
    expect(waiting.get('answer')).toBe(answer);
  });

  it('keeps the order of writing', () => {
    const second: WaitingCommand = { ...answer, commandId: 'second', input: { ...answer.input, commandId: 'second' } };
    const { comments } = withWaiting([thread], [comment], [answer, second], ada);
    expect([...comments].sort((a, b) => a.createdSeq - b.createdSeq).map(({ id }) => id)).toEqual([
      'c',
      'answer',
      'second',
    ]);
  });

  it('shows a thread that is not sent, with its comment', () => {
    const { threads, comments } = withWaiting([], [], [opening], ada);
    expect(threads).toMatchObject([{ id: 'opening', anchors: [{ blockId: 'b1' }], openedBy: ada, commentCount: 1 }]);
    expect(comments).toMatchObject([{ threadId: 'opening', body: 'A thread' }]);
  });

  it('shows nothing twice when the event came before the acknowledgement', () => {
    const arrived = sampleComment('answer', 2, ada);
    expect(withWaiting([thread], [comment, arrived], [answer], ada).comments).toHaveLength(2);
    expect(withWaiting([sampleThread('opening', 'b1')], [], [opening], ada).threads).toHaveLength(1);
  });

  it('shows the new words of a comment that is being edited, unless it was deleted', () => {
    expect(withWaiting([thread], [comment], [editing], ada).comments[0]?.body).toBe('Other words');
    const gone = sampleComment('c', 1, ben, { isDeleted: true, body: null });
    expect(withWaiting([thread], [gone], [editing], ada).comments[0]?.body).toBeNull();
  });

  it('shows what the others see where new words were refused', () => {
    const refused: WaitingCommand = { ...editing, refusal: { code: 'E_CONFLICT', message: '' } };
    const { comments, waiting } = withWaiting([thread], [comment], [refused], ada);
    expect(comments[0]?.body).toBe('c');
    expect(waiting.get('c')).toBe(refused);
  });

  it('leaves out an answer in a thread of another place', () => {
    expect(withWaiting([], [], [answer], ada).comments).toEqual([]);
  });
});
