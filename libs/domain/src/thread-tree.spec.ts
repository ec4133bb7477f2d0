import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Comment } from '@lectern/contracts';
import { commentsBelow, nodeOf, threadTree, type CommentNode } from './thread-tree';

function comment(id: string, createdSeq: number, parentId: string | null = null, isDeleted = false): Comment {
  const at = '2026-01-01T00:00:00.000Z';
  const said = isDeleted ? { body: null, author: null } : { body: id, author: { id: 'p', displayName: 'P' } };
  return {
    id,
    threadId: 't',
    parentId,
    createdAt: at,
    editedAt: null,
    isDeleted,
    withheldAs: null,
    createdSeq,
    seq: createdSeq,
    ...said,
  } as Comment;
}

/** The tree as text: a(b(c) d). */
function drawn(nodes: readonly CommentNode[]): string {
  return nodes.map(({ comment: { id }, answers }) => (answers.length ? `${id}(${drawn(answers)})` : id)).join(' ');
}

describe('the tree of a thread', () => {
  it('puts answers below what they answer, in the order they were created', () => {
    const comments = [
      comment('d', 4, 'a'),
      comment('c', 3, 'b'),
      comment('a', 1),
      comment('b', 2, 'a'),
      comment('e', 5),
    ];
    expect(drawn(threadTree(comments))).toBe('a(b(c) d) e');
  });

  it('keeps a deleted comment only while an answer below it stands', () => {
    expect(drawn(threadTree([comment('a', 1, null, true)]))).toBe('');
    expect(drawn(threadTree([comment('a', 1, null, true), comment('b', 2, 'a')]))).toBe('a(b)');
    const chain = [comment('a', 1, null, true), comment('b', 2, 'a', true), comment('c', 3, 'b', true)];
    expect(drawn(threadTree(chain))).toBe('');
    expect(drawn(threadTree([...chain, comment('d', 4, 'c')]))).toBe('a(b(c(d)))');
  });

  it('shows an answer at the root whose parent is not loaded', () => {
    expect(drawn(threadTree([comment('b', 2, 'not here'), comment('c', 3, 'b')]))).toBe('b(c)');
  });

  it('finds a branch, and what stands below it at every depth', () => {
    const tree = threadTree([comment('a', 1), comment('b', 2, 'a'), comment('c', 3, 'b'), comment('d', 4, 'b')]);
    const branch = nodeOf(tree, 'b');
    expect(branch && commentsBelow(branch).map(({ id }) => id)).toEqual(['c', 'd']);
    expect(commentsBelow(tree[0] as CommentNode)).toHaveLength(3);
    expect(nodeOf(tree, 'nobody')).toBeUndefined();
  });

  it('leaves out nothing that is said, and repeats nothing', () => {
    const thread = fc
      .array(fc.record({ parent: fc.nat(), isDeleted: fc.boolean() }), { maxLength: 40 })
      .map((specs) =>
        specs.map(({ parent, isDeleted }, index) =>
          comment(`c${index}`, index + 1, index > 0 && parent % 3 ? `c${parent % index}` : null, isDeleted),
        ),
      );
    fc.assert(
      fc.property(thread, fc.nat(), (comments, turn) => {
        const turned = [...comments.slice(turn % 7), ...comments.slice(0, turn % 7)];
        const shown = drawn(threadTree(turned)).match(/c\d+/g) ?? [];
        expect(new Set(shown).size).toBe(shown.length);
        for (const { id, isDeleted } of comments) if (!isDeleted) expect(shown).toContain(id);
        expect(drawn(threadTree(turned))).toBe(drawn(threadTree(comments)));
      }),
    );
  });
});
