import type { CreateComment, DeleteComment, EditComment, ImportedFrom, OpenThread, PlaceThread } from '@lectern/contracts';

interface Given {
  readonly personId: string;
}

/** Only an import says so; nobody can over a door. */
interface Imported {
  readonly importedFrom?: ImportedFrom;
}

/** What can be asked of a reading's stream, and by whom. */
export type ThreadCommand =
  | (Given & { readonly type: 'thread.open' } & OpenThread & Imported)
  | (Given & { readonly type: 'thread.place' } & PlaceThread)
  | (Given & { readonly type: 'comment.create' } & CreateComment & Imported)
  | (Given & { readonly type: 'comment.edit' } & EditComment)
  | (Given & { readonly type: 'comment.delete' } & DeleteComment);
