/**
 * Why a file is not imported. Clients switch on the code and translate it; the sentence is for logs and tools.
 */
export type ImportRefusalCode =
  | 'IMPORT_EMPTY'
  | 'IMPORT_TOO_LARGE'
  | 'IMPORT_NOT_TEXT'
  | 'IMPORT_TOO_DEEP'
  | 'IMPORT_BLOCK_TOO_LONG'
  | 'IMPORT_TOO_MANY_BLOCKS'
  | 'IMPORT_TOO_MANY_PAGES'
  | 'IMPORT_UNKNOWN_FORMAT'
  | 'IMPORT_WRONG_TYPE'
  | 'IMPORT_NO_TEXT_LAYER'
  | 'IMPORT_PASSWORD'
  | 'IMPORT_DAMAGED'
  | 'IMPORT_UNSAFE_ARCHIVE'
  | 'IMPORT_ARCHIVE_TOO_LARGE'
  | 'IMPORT_UNSAFE_XML'
  | 'IMPORT_PROTECTED'
  | 'IMPORT_TOO_SLOW'
  | 'IMPORT_ABORTED';

/** A file this library will not turn into a text: a typed code and a plain sentence, never a stack for a reader. */
export class ImportRefused extends Error {
  override readonly name = 'ImportRefused';

  constructor(
    readonly code: ImportRefusalCode,
    message: string,
    options?: ErrorOptions,
  ) {
    super(message, options);
  }
}
