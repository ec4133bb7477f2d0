import type {
  ChangeThread,
  CreateComment,
  DeleteComment,
  EditComment,
  ImportedFrom,
  OpenThread,
  PlaceThread,
  React,
} from '@lectern/contracts';
import type { AnchorRecord } from './thread.records';

interface Given {
  readonly personId: string;
}

/** Only an import says so; nobody can over a door. */
interface Imported {
  readonly importedFrom?: ImportedFrom;
  /** where its thread stands, worked out from its quotations */
  readonly importedAnchors?: readonly AnchorRecord[];
}

/** What can be asked of a reading's stream, and by whom. */
export type ThreadCommand =
  | (Given & { readonly type: 'thread.open' } & OpenThread & Imported)
  | (Given & { readonly type: 'thread.place' } & PlaceThread)
  | (Given & { readonly type: 'thread.change' } & ChangeThread)
  | (Given & { readonly type: 'comment.create' } & CreateComment & Imported)
  | (Given & { readonly type: 'comment.edit' } & EditComment)
  | (Given & { readonly type: 'comment.delete' } & DeleteComment)
  | (Given & { readonly type: 'comment.react' } & React);
