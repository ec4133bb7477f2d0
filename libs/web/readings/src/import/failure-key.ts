const known = [
  'IMPORT_EMPTY',
  'IMPORT_TOO_LARGE',
  'IMPORT_ARCHIVE_TOO_LARGE',
  'IMPORT_TOO_MANY_PAGES',
  'IMPORT_TOO_MANY_BLOCKS',
  'IMPORT_BLOCK_TOO_LONG',
  'IMPORT_NOT_TEXT',
  'IMPORT_UNKNOWN_FORMAT',
  'IMPORT_WRONG_TYPE',
  'IMPORT_NO_TEXT_LAYER',
  'IMPORT_PASSWORD',
  'IMPORT_PROTECTED',
  'IMPORT_DAMAGED',
  'IMPORT_UNSAFE_ARCHIVE',
  'IMPORT_UNSAFE_XML',
  'IMPORT_TOO_SLOW',
  'IMPORT_INTERRUPTED',
  'ADDRESS_NOT_ALLOWED',
  'ADDRESS_UNREACHABLE',
  'ADDRESS_TOO_SLOW',
  'ADDRESS_TOO_LARGE',
  'ADDRESS_NOT_FOUND',
  'ADDRESS_WRONG_TYPE',
  'ADDRESS_REDIRECTS',
] as const;

/** The name of the sentence for why an import failed; one for whatever has none of its own. */
export function failureKey(reason: string): (typeof known)[number] | 'other' {
  return known.find((one) => one === reason) ?? 'other';
}
