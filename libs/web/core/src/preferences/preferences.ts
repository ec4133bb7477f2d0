import * as z from 'zod';

/** How one likes to read on this device. */
export const preferencesSchema = z.object({
  theme: z.enum(['system', 'light', 'dark']).catch('system'),
  face: z.enum(['literata', 'hyperlegible']).catch('literata'),
  /** steps from the usual size, one step is 1/8 of it */
  textSizeSteps: z.int().min(-2).max(6).catch(0),
  spacing: z.enum(['usual', 'wide', 'wider']).catch('usual'),
});
/** How one likes to read on this device. */
export type Preferences = z.infer<typeof preferencesSchema>;

/** What holds for someone who chose nothing. */
export const usualPreferences: Preferences = preferencesSchema.parse({});

const storageKey = 'lectern.preferences';

/** What was chosen on this device; whatever cannot be read or is unknown counts as not chosen. */
export function readPreferences(storage: Pick<Storage, 'getItem'>): Preferences {
  try {
    return preferencesSchema.parse(JSON.parse(storage.getItem(storageKey) ?? '{}'));
  } catch {
    return usualPreferences;
  }
}

/** Keeps a choice on this device; a full or forbidden storage only means it is not remembered. */
export function writePreferences(storage: Pick<Storage, 'setItem'>, preferences: Preferences): void {
  try {
    storage.setItem(storageKey, JSON.stringify(preferences));
  } catch {
    return;
  }
}
