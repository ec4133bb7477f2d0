import * as z from 'zod';
import { commandIdSchema, idSchema, momentSchema } from './identifiers';
import { limits } from './limits';

/** waiting for its turn; being read; a draft now; refused or broken; stopped by the person. */
export const importStateSchema = z.enum(['waiting', 'reading', 'done', 'failed', 'cancelled']);
export type ImportState = z.infer<typeof importStateSchema>;

/** A page of the public web to be imported, over http or https. */
export const importAddressSchema = z.strictObject({
  commandId: commandIdSchema,
  address: z
    .url({ protocol: /^https?$/, error: 'An address such as https://example.org/essay' })
    .max(limits.addressCharacters, `At most ${limits.addressCharacters} characters.`),
});
export type ImportAddress = z.infer<typeof importAddressSchema>;

/** A file on its way to a draft. Once it is done the draft has the import's id. */
export const importSchema = z.strictObject({
  id: idSchema,
  groupId: idSchema,
  /** the reading it is to be the next revision of; null: it becomes a reading of its own */
  readingId: idSchema.nullable(),
  fileName: z.string(),
  /** where it is fetched from; null: it was brought as a file */
  address: z.string().nullable(),
  state: importStateSchema,
  /** pages or chapters read of all there are; null until that is known */
  progress: z.strictObject({ done: z.int().min(0), total: z.int().min(0) }).nullable(),
  /** why it failed: a code such as IMPORT_NO_TEXT_LAYER, and a sentence */
  failure: z.strictObject({ reason: z.string(), message: z.string() }).nullable(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Import = z.infer<typeof importSchema>;
