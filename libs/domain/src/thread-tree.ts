import type { Comment } from '@lectern/contracts';

/** A comment with the answers to it, in the order they were created. */
export interface CommentNode {
  readonly comment: Comment;
  readonly answers: readonly CommentNode[];
}

/**
 * The comments of one thread as a tree. A deleted comment stays as a tombstone only while an answer
 * below it stands; one that a moderator withheld always does, as it may come back. An answer whose parent is not among the comments (not loaded yet) stands at the
 * root, so nothing said is ever left out.
 */
export function threadTree(comments: readonly Comment[]): CommentNode[] {
  const known = new Set(comments.map((comment) => comment.id));
  const answersOf = new Map<string | null, Comment[]>();
  for (const comment of [...comments].sort((a, b) => a.createdSeq - b.createdSeq)) {
    const parent = comment.parentId !== null && known.has(comment.parentId) ? comment.parentId : null;
    const siblings = answersOf.get(parent);
    if (siblings) siblings.push(comment);
    else answersOf.set(parent, [comment]);
  }
  return standing(null);

  function standing(parent: string | null): CommentNode[] {
    return (answersOf.get(parent) ?? [])
      .map((comment) => ({ comment, answers: standing(comment.id) }))
      .filter(({ comment, answers }) => !comment.isDeleted || comment.withheldAs !== null || answers.length > 0);
  }
}

/** The node of a comment anywhere in a tree; undefined when it is not drawn in it. */
export function nodeOf(nodes: readonly CommentNode[], commentId: string): CommentNode | undefined {
  for (const node of nodes) {
    const found = node.comment.id === commentId ? node : nodeOf(node.answers, commentId);
    if (found) return found;
  }
  return undefined;
}

/** The comments below a node, at every depth. */
export function commentsBelow({ answers }: CommentNode): Comment[] {
  return answers.flatMap((answer) => [answer.comment, ...commentsBelow(answer)]);
}
