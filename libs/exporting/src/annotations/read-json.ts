/** An object of a file from outside, nothing of which is known. */
export type Foreign = Readonly<Record<string, unknown>>;

/** The value as an object; an empty one where it is none. */
export function objectOf(value: unknown): Foreign {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Foreign) : {};
}

/** The value as a list; a single one is a list of one, nothing an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  if (value === undefined || value === null) return [];
  return Array.isArray(value) ? value : [value];
}

/** The value if it is text, otherwise null. */
export function textOf(value: unknown): string | null {
  return typeof value === 'string' ? value : null;
}

/** A name on one line, without signs nobody sees, and no longer than `max`; null where nothing is left. */
export function nameOf(value: unknown, max: number): string | null {
  const name = (textOf(value) ?? '')
    .replace(/[\p{Cc}\u202A-\u202E\u2066-\u2069]/gu, ' ')
    .toWellFormed()
    .normalize('NFC')
    .replace(/\s+/gu, ' ')
    .trim()
    .slice(0, max)
    .toWellFormed()
    .trim();
  return name === '' ? null : name;
}

/** A moment as ISO 8601 in UTC; null where it is none. */
export function momentOf(value: unknown): string | null {
  const text = textOf(value);
  const time = text === null || text.length > 40 ? NaN : Date.parse(text);
  return Number.isNaN(time) ? null : new Date(time).toISOString();
}

/** A whole number from 0; null where it is none. */
export function offsetOf(value: unknown): number | null {
  return typeof value === 'number' && Number.isInteger(value) && value >= 0 ? value : null;
}
