import * as z from 'zod';
import { limits } from './limits';
import { storableText } from './text';

/** What a block of a text can be. `byline` and `furniture` are set apart: nobody discusses a page number. */
export const blockKindSchema = z.enum([
  'heading',
  'byline',
  'paragraph',
  'list-item',
  'quotation',
  'code',
  'figure',
  'table',
  'footnote',
  'furniture',
]);
export type BlockKind = z.infer<typeof blockKindSchema>;

/** What a stretch of a block can be, besides plain. */
export const markKindSchema = z.enum(['emphasis', 'strong', 'code', 'superscript', 'link', 'note-reference']);
export type MarkKind = z.infer<typeof markKindSchema>;

/**
 * A stretch of a block's text, `start` included and `end` excluded, in UTF-16 code units.
 * `href` stands on links only and is http, https or mailto; `note` on note references only: the
 * label of the footnote block it leads to.
 */
export const markSchema = z.strictObject({
  kind: markKindSchema,
  start: z.int().min(0),
  end: z.int().min(1),
  href: z
    .string()
    .max(2_048)
    .regex(/^(https?:\/\/|mailto:)/i, 'A link leads to http, https or mailto.')
    .optional(),
  note: z.string().max(40).optional(),
});
export type Mark = z.infer<typeof markSchema>;

/**
 * The unit people point at: plain text with marks as ranges, never HTML.
 * `level`: of a heading 1–6, of a list item its depth from 1. `label`: of a list item its number or
 * bullet as written, of a footnote its mark, of code its language.
 */
export const blockContentSchema = z.strictObject({
  kind: blockKindSchema,
  text: storableText(limits.blockCharacters),
  marks: z.array(markSchema).max(limits.marksPerBlock),
  level: z.int().min(1).max(9).optional(),
  label: z.string().max(40).optional(),
});
export type BlockContent = z.infer<typeof blockContentSchema>;

/** A block as it stands in a revision: `number` counts the discussable blocks from 1, as printed beside the text. */
export const blockSchema = blockContentSchema.extend({
  id: z.uuid(),
  number: z.int().min(1).nullable(),
});
export type Block = z.infer<typeof blockSchema>;
