/** What can be put into a message. */
export type MessageValues = Readonly<Record<string, unknown>>;

/**
 * Fills a message in the part of ICU's syntax the translations use: `{name}` and
 * `{count, plural, =0 {none} one {# answer} other {# answers}}`, nested as one likes.
 * Plural categories and numbers follow the locale; a value that is missing leaves its name visible.
 */
export function formatMessage(message: string, values: MessageValues, locale: string): string {
  let text = '';
  let position = 0;
  while (position < message.length) {
    const open = message.indexOf('{', position);
    if (open < 0) break;
    const close = closingBrace(message, open);
    text += message.slice(position, open) + formatPlaceholder(message.slice(open + 1, close), values, locale);
    position = close + 1;
  }
  return text + message.slice(position);
}

function formatPlaceholder(content: string, values: MessageValues, locale: string): string {
  const plural = /^\s*(\w+)\s*,\s*plural\s*,/.exec(content);
  const name = plural?.[1] ?? content.trim();
  const value = values[name];
  if (value === undefined || value === null) return `{${name}}`;
  if (!plural) return typeof value === 'number' ? new Intl.NumberFormat(locale).format(value) : String(value);
  const count = Number(value);
  const variants = pluralVariants(content.slice(plural[0].length));
  const variant =
    variants.get(`=${count}`) ??
    variants.get(new Intl.PluralRules(locale).select(count)) ??
    variants.get('other') ??
    '';
  return formatMessage(variant.replaceAll('#', new Intl.NumberFormat(locale).format(count)), values, locale);
}

function pluralVariants(content: string): Map<string, string> {
  const variants = new Map<string, string>();
  let position = 0;
  for (;;) {
    const open = content.indexOf('{', position);
    if (open < 0) return variants;
    const close = closingBrace(content, open);
    variants.set(content.slice(position, open).trim(), content.slice(open + 1, close));
    position = close + 1;
  }
}

/** Where the brace opened at `open` closes; the end of the text if it never does. */
function closingBrace(text: string, open: number): number {
  let depth = 0;
  for (let index = open; index < text.length; index += 1) {
    if (text[index] === '{') depth += 1;
    if (text[index] === '}' && --depth === 0) return index;
  }
  return text.length;
}
