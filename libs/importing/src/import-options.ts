/** What a caller can want of an import besides its result. */
export interface ImportOptions {
  readonly fileName?: string | undefined;
  readonly mediaType?: string | undefined;
  /** called after each page of a PDF, chapter of a book; `total` is known from the first call on */
  readonly onProgress?: ((progress: ImportProgress) => void) | undefined;
  /** stops the import between two pages; the import is then refused with IMPORT_ABORTED */
  readonly signal?: AbortSignal | undefined;
}

/** Pages (or chapters) done so far of all there are. */
export interface ImportProgress {
  readonly done: number;
  readonly total: number;
}
