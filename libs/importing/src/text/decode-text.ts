import { limits } from '@lectern/contracts';
import { ImportRefused } from '../import-refused';

/**
 * The characters of a text file: UTF-8 (with or without a byte order mark) or UTF-16 with one, decoded strictly. Line
 * ends become `\n`; control characters that mean nothing in a text are dropped, tabs and form feeds stay.
 *
 * @throws ImportRefused IMPORT_EMPTY, IMPORT_TOO_LARGE, IMPORT_NOT_TEXT
 */
export function decodeText(bytes: Uint8Array, maxBytes: number = limits.textBytes): string {
  if (bytes.length > maxBytes) {
    throw new ImportRefused('IMPORT_TOO_LARGE', `The text is larger than ${maxBytes} bytes.`);
  }
  const text = decodeStrictly(bytes);
  if (text.includes('\0')) {
    throw new ImportRefused('IMPORT_NOT_TEXT', 'The file contains NUL bytes, so it is not a text file.');
  }
  if (!text.isWellFormed()) {
    throw new ImportRefused(
      'IMPORT_NOT_TEXT',
      'The file contains half of a surrogate pair, so it is not valid Unicode.',
    );
  }
  const plain = text
    .replace(/\r\n?|[\u0085\u2028]/g, '\n')
    .replace(/\u2029/g, '\n\n')

    .replace(/[\u0001-\u0008\u000B\u000E-\u001F\u007F-\u009F\uFEFF]/g, '');
  if (plain.trim() === '') {
    throw new ImportRefused('IMPORT_EMPTY', 'The file contains no text.');
  }
  return plain;
}

function decodeStrictly(bytes: Uint8Array): string {
  const encoding = byteOrderMark(bytes);
  try {
    return new TextDecoder(encoding, { fatal: true }).decode(bytes);
  } catch (cause) {
    throw new ImportRefused('IMPORT_NOT_TEXT', `The file is not valid ${encoding.toUpperCase()} text.`, { cause });
  }
}

function byteOrderMark(bytes: Uint8Array): 'utf-8' | 'utf-16le' | 'utf-16be' {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return 'utf-16le';
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return 'utf-16be';
  return 'utf-8';
}
