import { unspacedScript } from '../recognise/sentences';
import type { Line } from './layout';

/** Widths of characters relative to a usual lower-case letter, as common text faces have them. */
const widths: readonly (readonly [RegExp, number])[] = [
  [/[iljtfrI.,;:!'’|()[\]ı\-‐]/u, 0.55],
  [/\s/u, 0.55],
  [/[mwMWмшщжюыфШЩЖЮФ@%—…]/u, 1.6],
  [/[\p{Lu}]/u, 1.35],
  [/\p{M}/u, 0],
];

/**
 * How wide the first word of a line is, in points: its share of the line by the usual widths of its letters. In
 * scripts without blanks one character can go to the line before.
 */
export function firstWordWidth(line: Line): number {
  const word = unspacedScript.test(line.text.charAt(0)) ? line.text.charAt(0) : (/^\S+/u.exec(line.text)?.[0] ?? '');
  const whole = weightOf(line.text, line.isMonospaced);
  return whole === 0 ? 0 : ((line.right - line.left) * weightOf(word, line.isMonospaced)) / whole;
}

function weightOf(text: string, isMonospaced: boolean): number {
  if (isMonospaced) return text.length;
  let weight = 0;
  for (const character of text) weight += widths.find(([pattern]) => pattern.test(character))?.[1] ?? 1;
  return weight;
}
