import { describe, expect, it } from 'vitest';
import { ada, ben, commentEvent, sampleComment } from './sample-discussion';
import { unreadAfter } from './unread';

const none = new Map<string, number>();

describe('unreadAfter', () => {
  it('counts comments by others, not one’s own', () => {
    const after = unreadAfter(none, commentEvent('comment.created', sampleComment('c', 2, ben)), 'ada');
    expect(after).toEqual(new Map([['t', 1]]));
    expect(unreadAfter(none, commentEvent('comment.created', sampleComment('c', 2, ada)), 'ada')).toBe(none);
  });

  it('counts nothing for somebody who is not signed in, and no edits', () => {
    expect(unreadAfter(none, commentEvent('comment.created', sampleComment('c', 2, ben)), null)).toBe(none);
    expect(unreadAfter(none, commentEvent('comment.edited', sampleComment('c', 2, ben)), 'ada')).toBe(none);
  });

  it('counts no comment that was deleted before its event came', () => {
    const gone = sampleComment('c', 2, ben, { isDeleted: true, author: null, body: null });
    expect(unreadAfter(none, commentEvent('comment.created', gone), 'ada')).toBe(none);
  });

  it('never says that more is new than stands', () => {
    const two = new Map([['t', 2]]);
    const gone = sampleComment('c', 5, ben, { isDeleted: true, author: null, body: null });
    expect(unreadAfter(two, commentEvent('comment.deleted', gone, 1), 'ada')).toEqual(new Map([['t', 1]]));
    expect(unreadAfter(two, commentEvent('comment.deleted', gone, 0), 'ada')).toEqual(none);
  });
});
