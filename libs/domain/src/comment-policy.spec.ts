import { describe, expect, it } from 'vitest';
import type { MemberRole } from '@lectern/contracts';
import { commentVerdict, type CommentAction } from './comment-policy';

const writers: readonly MemberRole[] = ['owner', 'moderator', 'member'];
const actions: readonly CommentAction[] = ['edit', 'delete', 'answer', 'react'];
const mine = { authorId: 'me', isDeleted: false };

describe('what can be done with a comment', () => {
  it.each(actions)('%s: not by nobody, not from outside, not by an observer, even of one’s own', (action) => {
    expect(commentVerdict({ personId: null, role: null }, action, mine)).toBe('forbid');
    expect(commentVerdict({ personId: 'me', role: null }, action, mine)).toBe('forbid');
    expect(commentVerdict({ personId: 'me', role: 'observer' }, action, mine)).toBe('forbid');
  });

  it.each(writers)('%s: edits and deletes one’s own that stands, and nobody else’s', (role) => {
    const actor = { personId: 'me', role };
    for (const action of ['edit', 'delete'] as const) {
      expect(commentVerdict(actor, action, mine)).toBe('allow');
      expect(commentVerdict(actor, action, { ...mine, isDeleted: true })).toBe('forbid');
      expect(commentVerdict(actor, action, { ...mine, authorId: 'other' })).toBe('forbid');
      expect(commentVerdict(actor, action, { ...mine, authorId: null })).toBe('forbid');
    }
  });

  it.each(writers)('%s: reacts to anybody’s that stands, one’s own included', (role) => {
    const actor = { personId: 'me', role };
    for (const authorId of ['me', 'other', null]) {
      expect(commentVerdict(actor, 'react', { authorId, isDeleted: false })).toBe('allow');
      expect(commentVerdict(actor, 'react', { authorId, isDeleted: true })).toBe('forbid');
    }
  });

  it.each(writers)('%s: answers anybody’s, deleted or not', (role) => {
    for (const comment of [mine, { authorId: 'other', isDeleted: false }, { authorId: null, isDeleted: true }])
      expect(commentVerdict({ personId: 'me', role }, 'answer', comment)).toBe('allow');
  });
});
