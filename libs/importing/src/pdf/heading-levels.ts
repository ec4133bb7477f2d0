import { type DraftDecision } from '../ledger/draft';
import { type Outline, outlineKey } from './outline';
import type { Passage } from './passage';

const levelMax = 6;
const numbered = /^(?:[A-Z]|\d{1,3})((?:\.\d{1,3})*)[.)]?\s+\S/u;

/**
 * Gives headings their levels: by the bookmarks of the document, else by their numbers (`3.2.1` is three deep), else
 * by how they are set, the largest being the highest.
 */
export function headingLevels(passages: readonly Passage[], outline: Outline): Passage[] {
  const styles = [...new Set(passages.filter(isHeadingPassage).map(styleOf))].sort((a, b) => b - a);
  return passages.map((passage) => {
    if (!isHeadingPassage(passage)) return passage;
    const decision = levelOf(passage, outline, styles);
    return { ...passage, decisions: [...passage.decisions, { ...decision, pages: [passage.page] }] };
  });
}

export function isHeadingPassage(passage: Passage): boolean {
  return passage.kind === 'heading';
}

function levelOf(passage: Passage, outline: Outline, styles: readonly number[]): DraftDecision & { level: number } {
  const known = outline.get(outlineKey(passage.text));
  if (known !== undefined) return { kind: 'heading', level: known, reason: 'bookmark', confidence: 0.98 };
  const depth = numbered.exec(passage.text)?.[1];
  if (depth !== undefined && depth !== '') {
    return {
      kind: 'heading',
      level: Math.min(levelMax, depth.split('.').length),
      reason: 'section-number',
      confidence: 0.9,
    };
  }
  const rank = styles.indexOf(styleOf(passage)) + 1;
  return { kind: 'heading', level: Math.min(levelMax, Math.max(1, rank)), reason: 'type-size', confidence: 0.8 };
}

/** A number that is larger the more a heading stands out: its size, and a little for being bold. */
function styleOf(passage: Passage): number {
  const size = Math.max(...passage.lines.map((line) => line.size));
  return Math.round(size * 2) + (passage.lines.every((line) => line.isBold) ? 0.5 : 0);
}
