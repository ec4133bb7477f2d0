import { groupRoutes, threadRoutes } from '@lectern/contracts';
import { describe, expect, it } from 'vitest';
import { addressOf } from './address';

describe('addressOf', () => {
  it('fills in the parameters and leaves out what is not asked', () => {
    const address = addressOf(
      threadRoutes.comments,
      { readingId: 'r1' },
      { blockId: 'b 1', threadId: undefined, after: '7' },
    );
    expect(address).toBe('/api/readings/r1/comments?blockId=b+1&after=7');
  });

  it('keeps a parameter within its place of the path', () => {
    expect(addressOf(groupRoutes.group, { groupId: '../account' })).toBe('/api/groups/..%2Faccount');
  });

  it('calls nothing when a parameter is missing', () => {
    expect(() => addressOf(groupRoutes.group, {})).toThrow('groupId');
  });
});
