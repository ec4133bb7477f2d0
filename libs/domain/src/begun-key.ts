import type { BegunTarget } from '@lectern/contracts';

/** Names what a begun text is to become: two targets of one key are one text. */
export function begunKey(target: BegunTarget): string {
  switch (target.kind) {
    case 'thread':
      return `thread:${target.place}`;
    case 'answer':
      return `answer:${target.threadId}:${target.parentId ?? ''}`;
    case 'edit':
      return `edit:${target.commentId}`;
  }
}
