import * as z from 'zod';

const rememberedSchema = z.object({
  revision: z.int(),
  blockId: z.string().max(60),
  /** the address's fragment at that time: `p12` */
  fragment: z.string().max(80),
});

/** Where one was in a reading, with the revision it was in: after a reload another may be the present one. */
export type RememberedPlace = z.infer<typeof rememberedSchema>;

const key = (readingId: string) => `lectern.place.${readingId}`;

/** Keeps where one is. Without storage a reload finds the paragraph by its number alone. */
export function rememberPlace(readingId: string, place: RememberedPlace): void {
  try {
    sessionStorage.setItem(key(readingId), JSON.stringify(place));
  } catch {
    return;
  }
}

/** Where one was, if this tab knows. */
export function rememberedPlace(readingId: string): RememberedPlace | null {
  try {
    return rememberedSchema.parse(JSON.parse(sessionStorage.getItem(key(readingId)) ?? 'null'));
  } catch {
    return null;
  }
}
