import * as z from 'zod';
import { idSchema } from './identifiers';
import { anchorCertaintySchema } from './threads';

/** What a reading can be taken away as. */
export const exportFormatSchema = z.enum(['markdown', 'html', 'csv', 'jsonld']);
export type ExportFormat = z.infer<typeof exportFormatSchema>;

/** The media type and the ending of each. */
export const exportFiles: Readonly<Record<ExportFormat, { mediaType: string; ending: string }>> = {
  markdown: { mediaType: 'text/markdown; charset=utf-8', ending: 'md' },
  html: { mediaType: 'text/html; charset=utf-8', ending: 'html' },
  csv: { mediaType: 'text/csv; charset=utf-8', ending: 'csv' },
  jsonld: { mediaType: 'application/ld+json', ending: 'jsonld' },
};

/** Annotations made elsewhere: a W3C Web Annotation collection, or what Hypothesis exports as JSON, as it is. */
export const importAnnotationsSchema = z.strictObject({
  source: z.enum(['web-annotation', 'hypothesis']),
  annotations: z.unknown(),
});
export type ImportAnnotations = z.infer<typeof importAnnotationsSchema>;

/**
 * What became of one annotation. `exact`: its words stand there, once or clearly meant there; `recognised`: the words
 * differ a little; `ambiguous`, `detached`: brought in without a place, with its quotation; `whole`: about the text as
 * such; `reply`: an answer; `known`: brought in before; `refused`: not brought in, see `reason`.
 */
export const importedAnnotationSchema = z.strictObject({
  /** what it is called where it comes from */
  id: z.string(),
  how: z.enum(['exact', 'recognised', 'ambiguous', 'detached', 'whole', 'reply', 'known', 'refused']),
  certainty: anchorCertaintySchema.nullable(),
  threadId: idSchema.nullable(),
  commentId: idSchema.nullable(),
  blockId: idSchema.nullable(),
  quote: z.string().nullable(),
  /** `no-text`, `no-parent`, `not-understood`, `too-long`, or the code of the refusal */
  reason: z.string().nullable(),
});
export type ImportedAnnotation = z.infer<typeof importedAnnotationSchema>;

/** What became of all of them. */
export const annotationReportSchema = z.strictObject({
  threads: z.int(),
  replies: z.int(),
  known: z.int(),
  refused: z.int(),
  annotations: z.array(importedAnnotationSchema),
});
export type AnnotationReport = z.infer<typeof annotationReportSchema>;
