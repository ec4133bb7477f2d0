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

/**
 * Marks what a moderator let up: it was said before, and is not asked to wait again. A symbol, so that it is no part of
 * what the command says and a repeat of it is the same to the letter.
 */
export const letUp = Symbol('let up');

interface Given {
  readonly personId: string;
  readonly [letUp]?: true;
}

/** Only an import says so; nobody can over a door. */
interface Imported {
  readonly importedFrom?: ImportedFrom;
  /** where its thread stands, worked out from its quotations */
  readonly importedAnchors?: readonly AnchorRecord[];
}

/** Only the chat of a live session says so, of a line that becomes a comment when who said it may have left. */
interface SaidLive {
  readonly liveSessionId?: string;
}

/** What can be asked of a reading's stream, and by whom. */
export type ThreadCommand =
  | (Given & { readonly type: 'thread.open' } & OpenThread & Imported & SaidLive)
  | (Given & { readonly type: 'thread.place' } & PlaceThread)
  | (Given & { readonly type: 'thread.change' } & ChangeThread)
  | (Given & { readonly type: 'comment.create' } & CreateComment & Imported & SaidLive)
  | (Given & { readonly type: 'comment.edit' } & EditComment)
  | (Given & { readonly type: 'comment.delete' } & DeleteComment)
  | (Given & { readonly type: 'comment.react' } & React);
