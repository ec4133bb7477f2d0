import * as z from 'zod';

const loneSurrogate = /[\uD800-\uDBFF](?![\uDC00-\uDFFF])|(?<![\uD800-\uDBFF])[\uDC00-\uDFFF]/;

/**
 * Whether a string can be stored and shown: no NUL (PostgreSQL refuses it) and no lone surrogate
 * (not encodable as UTF-8).
 */
export function isStorable(text: string): boolean {
  return !text.includes('\0') && !loneSurrogate.test(text);
}

/** A string of any language, `max` characters (Unicode code points) at the most, without NUL and lone surrogates. */
export function storableText(max: number) {
  return z
    .string()
    .max(max, `At most ${max} characters.`)
    .refine(isStorable, 'Contains a character that cannot be stored (NUL or half of a surrogate pair).');
}

/** One line of text such as a title or a name: trimmed, NFC, not empty, without control characters. */
export function singleLine(max: number) {
  return storableText(max * 4)
    .transform((text) => text.normalize('NFC').trim().replace(/\s+/gu, ' '))
    .pipe(
      z
        .string()
        .min(1, 'Must not be empty.')
        .max(max, `At most ${max} characters.`)
        .refine(
          (text) => !/[\p{Cc}\u202A-\u202E\u2066-\u2069]/u.test(text),
          'Contains control characters, which cannot be shown.',
        ),
    );
}
