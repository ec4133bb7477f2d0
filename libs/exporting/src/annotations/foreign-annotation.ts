import type { AnchorCertainty, ReactionCount } from '@lectern/contracts';

/** The words an annotation is about, with what stands around them and where they stood. */
export interface ForeignQuote {
  readonly exact: string;
  readonly prefix: string;
  readonly suffix: string;
  /** where they began in the whole text, if that was this one */
  readonly position: { readonly start: number; readonly end: number } | null;
}

/** What an annotation is about, as far as its file says. */
export interface ForeignTarget {
  /** null: nothing quoted */
  readonly quote: ForeignQuote | null;
  /** what is meant: the quoted words, their paragraph, or (placed so by a person) a paragraph in their stead */
  readonly unit: 'words' | 'paragraph' | 'paragraph-of-quotation';
  /** of an export of ours: how sure the anchor was, and the words that stood in its place */
  readonly certainty: AnchorCertainty;
  readonly standing: string | null;
}

/** What was said of a thread in an export of ours. */
export interface ForeignThreadState {
  readonly isQuestion: boolean;
  /** the annotation that answers the question */
  readonly answeredBy: string | null;
  readonly isSettled: boolean;
  readonly isPinned: boolean;
  readonly closesAt: string | null;
}

/** Of a thread nothing is said of. */
export const plainThread: ForeignThreadState = {
  isQuestion: false,
  answeredBy: null,
  isSettled: false,
  isPinned: false,
  closesAt: null,
};

/** An annotation made elsewhere, whatever its format was. */
export interface ForeignAnnotation {
  readonly id: string;
  readonly author: string | null;
  readonly createdAt: string | null;
  /** when its words were changed there last; null: never, or not said */
  readonly editedAt: string | null;
  /** what people put to it there */
  readonly reactions: readonly ReactionCount[];
  /** Markdown; null: nothing was said, or it was deleted */
  readonly body: string | null;
  /** the annotation it answers; null: it opens a thread */
  readonly answers: string | null;
  /** an answer to the thread as such, not to a comment in it */
  readonly answersThread: boolean;
  readonly targets: readonly ForeignTarget[];
  /** of the thread it opens */
  readonly thread: ForeignThreadState;
}
