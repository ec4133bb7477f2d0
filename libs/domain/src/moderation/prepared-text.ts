/** What can stand in a prepared text to be filled in: the author's name, the rule's title, the reading's title. */
export const placeholders = ['author', 'rule', 'title'] as const;
export type Placeholder = (typeof placeholders)[number];

const pattern = /\{(author|rule|title)\}/g;

/** A text with its placeholders filled, once: what is filled in is never looked through itself. Others stay as they stand. */
export function fillPlaceholders(text: string, values: Readonly<Record<Placeholder, string>>): string {
  return text.replace(pattern, (_, name: Placeholder) => values[name]);
}
