import type { AlignmentResult, RevisionKinds } from '@lectern/anchoring';
import type { ImportedText } from '@lectern/contracts';
import type { ImportProgress } from '@lectern/importing';

/** One file to be read. */
export interface ReadRequest {
  readonly kind: 'read';
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** Two revisions to be aligned. */
export interface AlignRequest {
  readonly kind: 'align';
  readonly old: readonly string[];
  readonly new: readonly string[];
  readonly kinds: RevisionKinds;
}

/** What a reading process is given, and the next one only when it has answered. */
export type ReaderRequest = ReadRequest | AlignRequest;

/** What became of it. */
export type ReadOutcome =
  | { readonly kind: 'imported'; readonly imported: ImportedText }
  | { readonly kind: 'aligned'; readonly aligned: AlignmentResult }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** What a reading process says, in this order: any number of times how far it is, then the outcome. */
export type ReaderMessage = ({ readonly kind: 'progress' } & ImportProgress) | ReadOutcome;
