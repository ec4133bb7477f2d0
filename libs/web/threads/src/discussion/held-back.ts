import type { Comment } from '@lectern/contracts';

/** What is shown of a place, and what waits behind a bar because it came while one was reading there. */
export interface HeldBack {
  readonly shown: readonly Comment[];
  readonly waiting: readonly Comment[];
}

/**
 * Divides comments into those shown and those held back: by others and created after the number up
 * to which the viewer has had them shown. A change of a shown comment is shown at once, and so is an
 * answer the viewer wrote, with what it answers.
 */
export function heldBack(comments: readonly Comment[], shownSeq: number, personId: string | null): HeldBack {
  const late = comments.filter(({ createdSeq }) => createdSeq > shownSeq);
  if (late.length === 0) return { shown: comments, waiting: [] };
  const isOwn = ({ author }: Comment) => personId !== null && author?.id === personId;
  const answered = new Set(late.filter(isOwn).map(({ parentId }) => parentId));
  const waiting = late.filter((comment) => !isOwn(comment) && !answered.has(comment.id));
  const waitingIds = new Set(waiting.map(({ id }) => id));
  return {
    shown: comments.filter(({ id }) => !waitingIds.has(id)),
    waiting: waiting.filter(({ isDeleted }) => !isDeleted),
  };
}
