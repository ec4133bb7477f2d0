import { mostCommon } from './geometry';
import type { Region } from './layout';

/** What is usual in a document; everything unusual is a sign of something. Lengths in points. */
export interface DocumentStyle {
  readonly bodySize: number;
  /** distance of baselines in running text, by size rounded to half points */
  readonly leadings: ReadonlyMap<number, number>;
  /** more space than this many times the usual line distance begins a paragraph */
  readonly spaceShare: number;
  /** paragraphs are told by an indent rather than by space between them */
  readonly usesIndents: boolean;
  /** most lines end at the right margin */
  readonly isJustified: boolean;
}

/** Without any example of a size, lines stand this far apart. */
const usualLeadingEm = 1.2;
const leadingMaxEm = 2.2;
const pitchStepPoints = 0.25;
const rareShare = 0.3;
const unevenShareMax = 1.12;
const spaceShareMin = 1.1;
const spaceShareMax = 1.22;
const spaceMargin = 0.07;
const indentMinEm = 0.7;
const indentMaxEm = 5;

/** Measures the regions of a document. */
export function documentStyle(regions: readonly Region[]): DocumentStyle {
  const lines = regions.flatMap((region) => region.lines);
  const prose = lines.filter((line) => !line.isMonospaced);
  const bodySize = mostCommon(
    (prose.length > 0 ? prose : lines).map((line) => [line.size, line.text.length] as const),
    0.1,
  );
  const leadings = leadingsOf(regions);
  return {
    bodySize,
    leadings,
    spaceShare: spaceShareOf(regions, leadings),
    usesIndents: usesIndents(regions, leadings, bodySize),
    isJustified: isJustified(regions, bodySize),
  };
}

/** The usual distance between the baselines of two lines of a size. */
export function leadingFor({ leadings }: DocumentStyle, size: number): number {
  return leadings.get(sizeKey(size)) ?? usualLeadingEm * size;
}

function sizeKey(size: number): number {
  return Math.round(size * 2) / 2;
}

function leadingsOf(regions: readonly Region[]): Map<number, number> {
  const pitches = new Map<number, (readonly [number, number])[]>();
  for (const { lines } of regions) {
    for (const [index, line] of lines.entries()) {
      const previous = lines[index - 1];
      if (!previous || Math.abs(previous.size - line.size) > 0.3) continue;
      const pitch = line.y - previous.y;
      if (pitch <= line.size * 0.8 || pitch > line.size * leadingMaxEm) continue;
      const key = sizeKey(line.size);
      const list = pitches.get(key) ?? [];
      list.push([pitch, line.text.length]);
      pitches.set(key, list);
    }
  }
  return new Map([...pitches].map(([size, list]) => [size, smallestCommon(list)]));
}

/** How much wider than usual a gap must be: more where lines are set unevenly, as when a browser rounds to pixels. */
function spaceShareOf(regions: readonly Region[], leadings: ReadonlyMap<number, number>): number {
  const shares: number[] = [];
  for (const { lines } of regions) {
    for (const [index, line] of lines.entries()) {
      const previous = lines[index - 1];
      const leading = leadings.get(sizeKey(line.size));
      if (!previous || !leading || Math.abs(previous.size - line.size) > 0.3) continue;
      const share = (line.y - previous.y) / leading;
      if (share > 0.9 && share < unevenShareMax) shares.push(share);
    }
  }
  shares.sort((a, b) => a - b);
  const uneven = shares[Math.floor(shares.length * 0.95)] ?? 1;
  return Math.min(spaceShareMax, Math.max(spaceShareMin, uneven + spaceMargin));
}

/** Lists and headings are often set wider than the text: the narrowest distance that is not rare is the text's. */
function smallestCommon(pitches: readonly (readonly [number, number])[]): number {
  const weights = new Map<number, number>();
  for (const [pitch, weight] of pitches) {
    const rounded = Math.round(pitch / pitchStepPoints) * pitchStepPoints;
    weights.set(rounded, (weights.get(rounded) ?? 0) + weight);
  }
  const rare = Math.max(...weights.values()) * rareShare;
  const common = [...weights].filter(([, weight]) => weight >= rare).sort((a, b) => a[0] - b[0]);
  return common[0]?.[0] ?? 0;
}

function usesIndents(regions: readonly Region[], leadings: ReadonlyMap<number, number>, bodySize: number): boolean {
  let indents = 0;
  let spaces = 0;
  const leading = leadings.get(sizeKey(bodySize)) ?? usualLeadingEm * bodySize;
  for (const { lines } of regions) {
    for (const [index, line] of lines.entries()) {
      const previous = lines[index - 1];
      const next = lines[index + 1];
      if (!previous || !next || Math.abs(line.size - bodySize) > 0.3 || Math.abs(previous.size - bodySize) > 0.3)
        continue;
      const indent = line.left - next.left;
      const isIndented =
        indent > indentMinEm * bodySize &&
        indent < indentMaxEm * bodySize &&
        Math.abs(previous.left - next.left) < bodySize;
      if (line.y - previous.y > leading * 1.25) spaces += 1;
      else if (isIndented) indents += 1;
    }
  }
  return indents > spaces * 2;
}

function isJustified(regions: readonly Region[], bodySize: number): boolean {
  let full = 0;
  let all = 0;
  for (const { lines, right } of regions) {
    for (const line of lines) {
      if (Math.abs(line.size - bodySize) > 0.3) continue;
      all += 1;
      if (right - line.right < bodySize * 0.15) full += 1;
    }
  }
  return full > all * 0.5;
}
