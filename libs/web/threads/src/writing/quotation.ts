const wholeCharactersMax = 600;

/** The Markdown by which an answer quotes a comment: who said it, and the words as a block quotation with an empty line below. */
export function quotation(author: string, words: string): string {
  const lines = `**${escaped(author)}:** ${words.trim()}`.split('\n');
  return `${lines.map((line) => `> ${line}`.trimEnd()).join('\n')}\n\n`;
}

/**
 * What of a comment is quoted when no words of it were selected: its Markdown without what it quotes itself. Null when
 * that is too long to stand at the head of an answer; then some of it has to do.
 */
export function quotable(markdown: string): string | null {
  const own = markdown
    .split('\n')
    .filter((line) => !/^ {0,3}>/.test(line))
    .join('\n')
    .trim();
  const words = own === '' ? markdown.trim() : own;
  return words.length <= wholeCharactersMax ? words : null;
}

/** Plain words as Markdown that shows exactly them. */
export function escaped(text: string): string {
  return text.replace(/[\\`*_[\]<>#|~$@]/g, String.raw`\$&`).replace(/^(\s*\d*)([-+.)])(?=\s)/gm, String.raw`$1\$2`);
}
