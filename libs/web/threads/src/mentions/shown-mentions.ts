/** Names as they stand in the field, `@Ada`, with what is sent for each. */
export type ShownMentions = ReadonlyMap<string, string>;

// exactly what `mentionMarkdown` writes
const written = /@\[((?:\\.|[^\]\\\n])*)\]\((?:person:[0-9a-f-]{36}|role:[a-z]+)\)/g;
const letter = /[\p{L}\p{N}_]/u;

/**
 * A comment's Markdown as one writes it: mentions by their names alone. Where two would look the same the second stays
 * as it is stored, so that nothing is guessed on the way back.
 */
export function shownText(markdown: string): { text: string; mentions: ShownMentions } {
  const mentions = new Map<string, string>();
  const text = markdown.replace(written, (whole: string, name: string) => {
    const shown = `@${name.replace(/\\(.)/g, '$1')}`;
    if ((mentions.get(shown) ?? whole) !== whole) return whole;
    mentions.set(shown, whole);
    return shown;
  });
  return { text, mentions };
}

/** The Markdown of what stands in the field: every known name that stands there whole is a mention. */
export function markdownOf(text: string, mentions: ShownMentions): string {
  const names = [...mentions.keys()].sort((one, other) => other.length - one.length);
  if (names.length === 0 || !text.includes('@')) return text;
  let markdown = '';
  for (let at = 0; at < text.length;) {
    const name = text[at] === '@' ? names.find((known) => standsAt(text, at, known)) : undefined;
    markdown += name === undefined ? text[at] : mentions.get(name);
    at += name?.length ?? 1;
  }
  return markdown;
}

function standsAt(text: string, at: number, name: string): boolean {
  return text.startsWith(name, at) && !letter.test(text[at - 1] ?? ' ') && !letter.test(text[at + name.length] ?? ' ');
}
