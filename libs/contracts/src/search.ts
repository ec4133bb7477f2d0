import * as z from 'zod';
import { idSchema, momentSchema, personSchema } from './identifiers';
import { limits } from './limits';
import { singleLine } from './text';

/** What to look in: everything, what was said, or the texts themselves. */
export const searchKindSchema = z.enum(['all', 'comments', 'texts']);
export type SearchKind = z.infer<typeof searchKindSchema>;

/** What is looked for, as written: words, "exact words", -without, or. */
export const searchWordsSchema = singleLine(limits.searchCharacters);

/** A stretch of an excerpt, and whether it is what was looked for. */
export const excerptPartSchema = z.strictObject({ text: z.string(), isMatch: z.boolean() });
export type ExcerptPart = z.infer<typeof excerptPartSchema>;

/** A place where it was found: a comment, or (`comment: null`) a paragraph of a text. */
export const searchResultSchema = z.strictObject({
  group: z.strictObject({ id: idSchema, name: z.string() }),
  reading: z.strictObject({ id: idSchema, title: z.string(), language: z.string().nullable() }),
  /** the paragraph it stands at on the present revision; null: on the whole reading, or in no place */
  blockId: idSchema.nullable(),
  /** the paragraph's number as printed beside the text */
  number: z.int().nullable(),
  comment: z
    .strictObject({
      id: idSchema,
      threadId: idSchema,
      author: personSchema.nullable(),
      createdAt: momentSchema,
      isAnswer: z.boolean(),
    })
    .nullable(),
  excerpt: z.array(excerptPartSchema),
});
export type SearchResult = z.infer<typeof searchResultSchema>;

/** Places where it was found, the best first, a page at a time. */
export const searchPageSchema = z.strictObject({
  /** how many there are, `limits.searchPlaces` at the most */
  found: z.int(),
  /** there are more than were ranked: the newest were */
  isCapped: z.boolean(),
  /** nothing was looked for but words the languages of these readings ignore, such as “the” */
  isIgnored: z.boolean(),
  results: z.array(searchResultSchema),
  /** the next page; null: this was the last */
  next: z.int().nullable(),
});
export type SearchPage = z.infer<typeof searchPageSchema>;
