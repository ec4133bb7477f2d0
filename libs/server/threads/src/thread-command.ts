import type { CreateComment, DeleteComment, EditComment, OpenThread } from '@lectern/contracts';

interface Given {
  readonly personId: string;
}

/** What can be asked of a reading's stream, and by whom. */
export type ThreadCommand =
  | (Given & { readonly type: 'thread.open' } & OpenThread)
  | (Given & { readonly type: 'comment.create' } & CreateComment)
  | (Given & { readonly type: 'comment.edit' } & EditComment)
  | (Given & { readonly type: 'comment.delete' } & DeleteComment);
