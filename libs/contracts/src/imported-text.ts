import * as z from 'zod';
import { blockContentSchema } from './blocks';
import { limits } from './limits';
import { singleLine } from './text';

/** A calendar date, `YYYY-MM-DD`, that exists. */
export const calendarDateSchema = z.iso.date();

/** What is known of a text besides its words; null where it could not be recognised. */
export const textMetadataSchema = z.strictObject({
  title: singleLine(limits.titleCharacters).nullable(),
  authors: z.array(singleLine(limits.authorCharacters)).max(limits.authorsPerText),
  date: calendarDateSchema.nullable(),
  /** BCP 47, as short as it can be: `en`, `pt-BR`. */
  language: z
    .string()
    .regex(/^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$/)
    .nullable(),
  /** Where the text comes from: an address or a sentence. */
  source: singleLine(2_048).nullable(),
});
export type TextMetadata = z.infer<typeof textMetadataSchema>;

/** What an import can decide by itself and a person can take back. */
export const importDecisionKindSchema = z.enum([
  /** fragment `at` continues fragment `at - 1` (across a page, a column, a stray line break) */
  'join',
  /** a hyphen at a line's end inside fragment `at` was removed */
  'hyphen',
  /** a hyphen at a line's end inside fragment `at` was kept: taking that back removes it */
  'kept-hyphen',
  /** fragment `at` is furniture (page number, running head, contact line) */
  'set-apart',
  /** fragment `at` is a heading of the level in `level` */
  'heading',
  /** fragment `at` is the title, the byline */
  'title',
  'byline',
  /** fragment `at` is a footnote, set apart from the column it interrupted */
  'footnote',
]);

/**
 * One decision of an import. Undoing it (`applied: false`) and assembling again gives the text
 * without it. Decisions name fragments, not blocks, so undoing one leaves the others valid.
 */
export const importDecisionSchema = z.strictObject({
  id: z.string().max(80),
  kind: importDecisionKindSchema,
  /** index of the fragment it is about */
  at: z.int().min(0),
  applied: z.boolean(),
  /** how sure, 0–1; below 0.8 a person should look at it first */
  confidence: z.number().min(0).max(1),
  /** a code for the reason, translated by the client: `page-break`, `repeated-on-pages`, `contact-line`, … */
  reason: z.string().max(60),
  /** for `hyphen` and `kept-hyphen`: where in the fragment's text, in UTF-16 code units, the hyphen is */
  offset: z.int().min(0).optional(),
  level: z.int().min(1).max(6).optional(),
  /** pages of the source it happened on, from 1 */
  pages: z.array(z.int().min(1)).max(2).optional(),
});
export type ImportDecision = z.infer<typeof importDecisionSchema>;

/** A piece of a text as found in its source. */
export const importedFragmentSchema = blockContentSchema.extend({
  /** the page of the source it begins on, from 1; only where the source has pages */
  page: z.int().min(1).optional(),
});
export type ImportedFragment = z.infer<typeof importedFragmentSchema>;

/**
 * What an import keeps so that every decision can be undone and redone: the smallest pieces as
 * found in the source, in reading order, and the decisions over them. `assemble` of
 * `@lectern/importing` makes blocks of it. A fragment's kind is what it is when no decision about
 * its kind applies.
 */
export const importedTextSchema = z.strictObject({
  metadata: textMetadataSchema,
  fragments: z.array(importedFragmentSchema).max(limits.blocksPerText),
  decisions: z.array(importDecisionSchema).max(limits.blocksPerText * 2),
});
export type ImportedText = z.infer<typeof importedTextSchema>;
