import type { DeclaredMetadata } from '../recognise/metadata';

const frontMatterLinesMax = 100;

/**
 * Splits `---` front matter off a Markdown text and reads the plain scalars and lists it may hold for title, author,
 * date, language and source. Anything else in it is left alone; text without front matter comes back whole.
 */
export function splitFrontMatter(text: string): { readonly body: string; readonly declared: DeclaredMetadata } {
  const lines = /^---[ \t]*\n/.test(text) ? text.split('\n', frontMatterLinesMax) : [];
  const end = lines.findIndex((line, index) => index > 0 && /^(?:---|\.\.\.)[ \t]*$/.test(line));
  if (end === -1) return { body: text, declared: {} };
  const inside = lines.slice(1, end);
  if (!inside.every((line) => /^(?:[\w-]+[ \t]*:|[ \t]|-|#|$)/.test(line))) return { body: text, declared: {} };
  const fields = readFields(inside);
  const one = (...names: string[]) =>
    names.map((name) => fields.get(name)?.[0]).find((value) => value !== undefined) ?? null;
  return {
    body: text.slice(lines.slice(0, end + 1).join('\n').length + 1),
    declared: {
      title: one('title'),
      authors: fields.get('author') ?? fields.get('authors') ?? [],
      date: one('date', 'published'),
      language: one('lang', 'language'),
      source: one('source', 'url', 'link'),
    },
  };
}

function readFields(lines: readonly string[]): Map<string, string[]> {
  const fields = new Map<string, string[]>();
  let current: string[] = [];
  for (const line of lines) {
    const field = /^([\w-]+)[ \t]*:[ \t]*(.*)$/.exec(line);
    if (field) {
      current = [];
      fields.set((field[1] ?? '').toLowerCase(), current);
    }
    const value = field ? (field[2] ?? '') : (/^[ \t]*-[ \t]+(.*)$/.exec(line)?.[1] ?? '');
    const list = /^\[(.*)\]$/.exec(value.trim());
    const values = list ? (list[1] ?? '').split(',') : [value];
    current.push(...values.map((item) => item.trim().replace(/^(["'])(.*)\1$/, '$2')).filter((item) => item !== ''));
  }
  return fields;
}
