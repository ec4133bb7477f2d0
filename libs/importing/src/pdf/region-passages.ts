import type { BlockKind } from '@lectern/contracts';
import type { DraftDecision } from '../ledger/draft';
import { contentsLines } from './contents-lines';
import type { DocumentStyle } from './document-style';
import { noteMarker, splitFootnotes } from './footnotes';
import { joinCodeLines, joinLines } from './join-lines';
import { isHeading, kindOf } from './kinds';
import type { Line, Region } from './layout';
import type { Lexicon } from './lexicon';
import { listMarker } from './list-markers';
import { type Outline, outlineKey } from './outline';
import { splitParagraphs } from './paragraph-breaks';
import type { Passage } from './passage';
import { tableRows } from './tables';

/** What a whole document has to say about one of its regions. */
export interface Knowledge {
  readonly style: DocumentStyle;
  readonly lexicon: Lexicon;
  readonly outline: Outline;
}

/** The passages of a region in the order they are read, its notes last. */
export function regionPassages(region: Region, knowledge: Knowledge, continuesNote: boolean): Passage[] {
  const { text, notes } = splitFootnotes(region, knowledge.style, continuesNote);
  const contents = contentsLines(text);
  const passages: Passage[] = [];
  for (const { lines, isContents } of runsOf(text, contents)) {
    if (isContents) passages.push(...lines.map((line) => contentsPassage(line, region, knowledge)));
    else passages.push(...textPassages(lines, region, knowledge));
  }
  return [...passages, ...notePassages(notes, region, knowledge)];
}

function runsOf(lines: readonly Line[], contents: ReadonlySet<Line>): { lines: Line[]; isContents: boolean }[] {
  const runs: { lines: Line[]; isContents: boolean }[] = [];
  for (const line of lines) {
    const isContents = contents.has(line);
    if (runs.at(-1)?.isContents === isContents) runs.at(-1)?.lines.push(line);
    else runs.push({ lines: [line], isContents });
  }
  return runs;
}

function contentsPassage(line: Line, region: Region, { lexicon }: Knowledge): Passage {
  const { text, marks } = joinLines([line], lexicon);
  const decisions: DraftDecision[] = [{ kind: 'set-apart', reason: 'contents', confidence: 0.9, pages: [line.page] }];
  return { kind: 'paragraph', lines: [line], region, text, marks, decisions, page: line.page };
}

function textPassages(lines: readonly Line[], region: Region, knowledge: Knowledge): Passage[] {
  const passages: Passage[] = [];
  for (const part of tableRows(lines)) {
    if (part.isTable) passages.push(tablePassage(part.lines, region));
    else
      for (const paragraph of splitParagraphs({ ...region, lines: part.lines }, knowledge.style))
        passages.push(passageOf(paragraph, region, knowledge));
  }
  return passages;
}

function tablePassage(lines: readonly Line[], region: Region): Passage {
  const text = lines.map((line) => line.cells.map((cell) => cell.text).join('\t')).join('\n');
  return { kind: 'table', lines, region, text, marks: [], decisions: [], page: lines[0]?.page ?? region.page };
}

function passageOf(lines: readonly Line[], region: Region, knowledge: Knowledge): Passage {
  const first = lines[0] as Line;
  const plain = joinLines(lines, knowledge.lexicon);
  const isBookmarked =
    lines.length <= 3 && knowledge.outline.has(outlineKey(plain.text)) && first.size >= knowledge.style.bodySize * 0.99;
  const base = { lines, region, page: first.page };
  const isNumbered = /^\d+\.\d/u.test(plain.text);
  if (
    (isHeading(lines, knowledge.style) || (isBookmarked && (first.isBold || isNumbered))) &&
    !listMarker(plain.text)?.isBullet
  ) {
    return { ...base, ...plain, kind: 'heading' };
  }
  const marker = listMarker(first.text);
  if (marker) return itemOf(lines, region, plain, marker);
  const kind = kindOf(lines, plain.text, region, knowledge.style);
  return kind === 'code' ? { ...base, ...joinCodeLines(lines), kind } : { ...base, ...plain, kind };
}

function itemOf(
  lines: readonly Line[],
  region: Region,
  joined: ReturnType<typeof joinLines>,
  marker: { label: string; length: number },
): Passage {
  return {
    kind: 'list-item',
    lines,
    region,
    page: lines[0]?.page ?? region.page,
    ...withoutStart(joined, marker.length),
    level: 1,
    label: marker.label,
  };
}

function notePassages(notes: readonly Line[], region: Region, knowledge: Knowledge): Passage[] {
  const parts: Line[][] = [];
  for (const paragraph of splitParagraphs({ ...region, lines: notes }, knowledge.style)) {
    // Two short notes below one another look like one paragraph; their marks tell them apart.
    for (const [index, line] of paragraph.entries()) {
      const isRaised = line.marks.some((mark) => mark.kind === 'superscript' && mark.start === 0);
      if (index === 0 || isRaised) parts.push([line]);
      else parts.at(-1)?.push(line);
    }
  }
  return parts.map((lines) => notePassage(lines, region, knowledge));
}

function notePassage(lines: readonly Line[], region: Region, { lexicon }: Knowledge): Passage {
  const first = lines[0] as Line;
  const joined = joinLines(lines, lexicon);
  const marker = noteMarker(first);
  const reason = marker ? 'note-below-text' : 'small-below-text';
  const decisions: DraftDecision[] = [
    { kind: 'footnote', reason, confidence: marker ? 0.92 : 0.7, pages: [first.page] },
  ];
  const found = marker ? withoutStart(joined, marker.length) : joined;
  const kind: BlockKind = 'paragraph';
  return {
    kind,
    lines,
    region,
    page: first.page,
    ...found,
    decisions: [...decisions, ...found.decisions],
    ...(marker ? { label: marker.label } : {}),
  };
}

/** The text behind a marker; what was decided and marked moves with it. */
function withoutStart(
  { text, marks, decisions }: ReturnType<typeof joinLines>,
  length: number,
): ReturnType<typeof joinLines> {
  return {
    text: text.slice(length),
    marks: marks.flatMap((mark) =>
      mark.end <= length ? [] : [{ ...mark, start: Math.max(0, mark.start - length), end: mark.end - length }],
    ),
    decisions: decisions.map((decision) =>
      decision.offset === undefined ? decision : { ...decision, offset: decision.offset - length },
    ),
  };
}
