/** Only the beginning is looked at: whoever writes Markdown does so from the first pages on. */
const sampleCharacters = 50_000;

/**
 * Whether a file called “plain text” is written in Markdown: one unmistakable sign (heading, link with an address,
 * fence) or two stretches of emphasis.
 */
export function looksLikeMarkdown(text: string): boolean {
  const sample = text.slice(0, sampleCharacters);
  if (/^#{1,6} \S/m.test(sample) || /^(?:```|~~~)/m.test(sample)) return true;
  if (/\]\((?:https?:\/\/|mailto:)[^\s()]{1,2000}\)/.test(sample)) return true;
  const emphasis = sample.match(
    /(?<![\p{L}\p{N}*_])(\*{1,2}|_)(?=[^\s*_])[^*_\n]{1,200}(?<=[^\s*_])\1(?![\p{L}\p{N}*_])/gu,
  );
  return (emphasis?.length ?? 0) >= 2;
}
