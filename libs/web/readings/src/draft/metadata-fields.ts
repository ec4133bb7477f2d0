import { type TextMetadata, textMetadataSchema } from '@lectern/contracts';
import * as z from 'zod';

/** The metadata of a text as it is typed: everything a line of text, authors one to a line. */
export interface MetadataFields {
  title: string;
  authors: string;
  date: string;
  language: string;
  source: string;
}

const { title, authors, date, language, source } = textMetadataSchema.shape;

/** What can be typed: the same rules as the contract's, an empty line where something is not known. */
export const metadataFieldsSchema = z.object({
  title: title.unwrap(),
  authors: z.string().refine((text) => authors.safeParse(linesOf(text)).success),
  date: z.string().refine((text) => date.safeParse(orNull(text)).success),
  language: z.string().refine((text) => language.safeParse(orNull(text)).success),
  source: z.string().refine((text) => source.safeParse(orNull(text)).success),
});

/** Metadata as it is typed. */
export function fieldsOf(metadata: TextMetadata): MetadataFields {
  return {
    title: metadata.title ?? '',
    authors: metadata.authors.join('\n'),
    date: metadata.date ?? '',
    language: metadata.language ?? '',
    source: metadata.source ?? '',
  };
}

/** What was typed as metadata. */
export function metadataOf(fields: MetadataFields): TextMetadata {
  return {
    title: orNull(fields.title),
    authors: linesOf(fields.authors),
    date: orNull(fields.date),
    language: orNull(fields.language),
    source: orNull(fields.source),
  };
}

function orNull(text: string): string | null {
  return text.trim() === '' ? null : text.trim();
}

function linesOf(text: string): string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}
