import type { ImportedText } from '@lectern/contracts';
import type { ImportProgress } from '@lectern/importing';

/** What a reading process is given: one file, and the next one only when it has answered. */
export interface ReadRequest {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** What became of a file. */
export type ReadOutcome =
  | { readonly kind: 'imported'; readonly imported: ImportedText }
  | { readonly kind: 'refused'; readonly code: string; readonly message: string };

/** What a reading process says, in this order: any number of times how far it is, then the outcome. */
export type ReaderMessage = ({ readonly kind: 'progress' } & ImportProgress) | ReadOutcome;
