import * as z from 'zod';
import { idSchema } from './identifiers';
import { limits } from './limits';

/** A picture this server keeps, with its size in pixels. */
export const pictureSchema = z.strictObject({
  id: idSchema,
  width: z.int().min(1).max(limits.pictureSidePixels),
  height: z.int().min(1).max(limits.pictureSidePixels),
});
export type Picture = z.infer<typeof pictureSchema>;

/** Why bytes were not taken as a picture; `reason` of the refusal. */
export const pictureFaultSchema = z.enum(['picture-kind', 'picture-damaged', 'picture-bytes', 'picture-pixels']);
export type PictureFault = z.infer<typeof pictureFaultSchema>;
