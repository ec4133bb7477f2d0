import * as z from 'zod';
import { idSchema, momentSchema } from './identifiers';

/** waiting for its turn; being read; a draft now; refused or broken; stopped by the person. */
export const importStateSchema = z.enum(['waiting', 'reading', 'done', 'failed', 'cancelled']);
export type ImportState = z.infer<typeof importStateSchema>;

/** A file on its way to a draft. Once it is done the draft has the import's id. */
export const importSchema = z.strictObject({
  id: idSchema,
  groupId: idSchema,
  /** the reading it is to be the next revision of; null: it becomes a reading of its own */
  readingId: idSchema.nullable(),
  fileName: z.string(),
  state: importStateSchema,
  /** pages or chapters read of all there are; null until that is known */
  progress: z.strictObject({ done: z.int().min(0), total: z.int().min(0) }).nullable(),
  /** why it failed: a code such as IMPORT_NO_TEXT_LAYER, and a sentence */
  failure: z.strictObject({ reason: z.string(), message: z.string() }).nullable(),
  createdAt: momentSchema,
  updatedAt: momentSchema,
});
export type Import = z.infer<typeof importSchema>;
