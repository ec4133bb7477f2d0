import { unspacedScript } from '../recognise/sentences';
import { hasLowercaseContinuation } from './line-continuation';

/** An indent of two columns or more at a line's beginning opens a paragraph where the lines before it have none. */
const indentColumnsMin = 2;
/** Lines this much longer than their neighbours' words need are not broken on purpose. */
const verseShareMin = 0.5;
const listStart = /^\s*(?:[-*•◦▪·–]|\d{1,3}[.)]|\(\d{1,3}\))\s+\S/u;

/**
 * Paragraphs of one page of plain text. A line end is a wrap when the next line's first word would not have fit;
 * otherwise the author broke the line (verse, addresses) and the break is kept as `\n`.
 */
export function paragraphsOf(lines: readonly string[], width: number | null): string[] {
  const paragraphs: string[] = [];
  for (const chunk of chunksOf(lines)) {
    for (const run of splitAtIndents(chunk)) paragraphs.push(...joinLines(run, width));
  }
  return paragraphs.filter((paragraph) => paragraph !== '');
}

function chunksOf(lines: readonly string[]): string[][] {
  const chunks: string[][] = [[]];
  for (const line of lines) {
    if (line.trim() === '') chunks.push([]);
    else if (/^\s*(?:[-=_*~]\s?){3,}\s*$/.test(line)) chunks.push([]);
    else chunks.at(-1)?.push(line.replace(/\t/g, '    ').trimEnd());
  }
  return chunks.filter((chunk) => chunk.length > 0);
}

/** Lines divided where one is indented more than the chunk's usual lines, or begins a list item. */
function splitAtIndents(chunk: readonly string[]): string[][] {
  const indents = chunk.map((line) => line.length - line.trimStart().length);
  const usual = Math.min(...indents.slice(1), indents[0] ?? 0);
  const indented = indents.filter((indent) => indent >= usual + indentColumnsMin).length;
  // When most lines are indented it is a quotation or verse with turned-over lines, not paragraphs.
  const indentOpens = indented * 2 <= chunk.length;
  const runs: string[][] = [];
  for (const [index, line] of chunk.entries()) {
    const opens =
      index === 0 || listStart.test(line) || (indentOpens && (indents[index] ?? 0) >= usual + indentColumnsMin);
    if (opens) runs.push([line.trim()]);
    else runs.at(-1)?.push(line.trim());
  }
  return runs;
}

function joinLines(lines: readonly string[], width: number | null): string[] {
  if (width === null) return onePerLine(lines) ? [...lines] : [lines.join('\n')];
  const isWrap = lines.slice(1).map((line, index) => wasWrapped(lines[index] ?? '', line, width));
  const meant = isWrap.filter((wrap) => !wrap).length;
  const isVerse = meant > 0 && meant >= isWrap.length * verseShareMin;
  let text = lines[0] ?? '';
  for (const [index, line] of lines.slice(1).entries()) {
    if (isVerse && !isWrap[index]) text += `\n${line}`;
    else text += separator(text, line) + line;
  }
  return [text];
}

/** Without a wrap width each line is a paragraph, unless all of them are short: then they belong together as verse. */
function onePerLine(lines: readonly string[]): boolean {
  return lines.some((line) => line.length > 80);
}

function wasWrapped(line: string, next: string, width: number): boolean {
  const firstWord = unspacedScript.test(next.charAt(0)) ? 1 : (/^\S+/.exec(next)?.[0].length ?? 0);
  return line.length + 1 + firstWord > width - 1 || hasLowercaseContinuation(line, next, width);
}

function separator(before: string, after: string): string {
  return unspacedScript.test(before.slice(-1)) && unspacedScript.test(after.charAt(0)) ? '' : ' ';
}
