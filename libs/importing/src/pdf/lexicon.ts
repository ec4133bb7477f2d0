import type { Line } from './layout';

/** The words of a document as they stand within its lines, where nothing divides them. */
export interface Lexicon {
  /** how often a word occurs, in lower case */
  count(word: string): number;
  /** whether the document divides words at line ends at all, judged by those of its line ends that can be judged */
  readonly dividesWords: boolean;
}

const wordPattern = /[\p{L}\p{M}\p{N}'’]+(?:[-\u2010\u2011][\p{L}\p{M}\p{N}'’]+)*/gu;
/** With fewer line ends or fewer lines to judge by, a document is taken to divide words, as most books do. */
const evidenceMin = 3;
const linesMin = 100;
/** Where words are divided, a good part of them occurs undivided elsewhere … */
const dividedShareMin = 0.25;
/** … and more lines end so than compounds alone would make them. */
const hyphenatedLinesShareMin = 0.03;

/** Collects the words within lines; the first and last of each line may be parts and are left out. */
export function lexiconOf(lines: readonly Line[]): Lexicon {
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    const words = text.toLowerCase().match(wordPattern) ?? [];
    const endsInHyphen = /[-\u2010\u00AD]$/u.test(text);
    for (const [index, word] of words.entries()) {
      const isPart = index === 0 || (index === words.length - 1 && endsInHyphen);
      if (!isPart) counts.set(word, (counts.get(word) ?? 0) + 1);
    }
  }
  const count = (word: string) => counts.get(word.toLowerCase()) ?? 0;
  return { count, dividesWords: dividesWords(lines, count) };
}

function dividesWords(lines: readonly Line[], count: (word: string) => number): boolean {
  let hyphens = 0;
  let divided = 0;
  for (const [index, { text }] of lines.entries()) {
    const head = /([\p{L}\p{M}\p{N}'’]+)[-\u2010]$/u.exec(text)?.[1];
    const rest = head ? /^\p{Ll}[\p{L}\p{M}\p{N}'’]*/u.exec(lines[index + 1]?.text ?? '')?.[0] : undefined;
    if (!head || !rest) continue;
    hyphens += 1;
    if (count(head + rest) > count(`${head}-${rest}`)) divided += 1;
  }
  if (hyphens < evidenceMin && lines.length < linesMin) return true;
  return divided >= hyphens * dividedShareMin || hyphens >= lines.length * hyphenatedLinesShareMin;
}
