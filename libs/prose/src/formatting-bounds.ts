/** Formatting that is more than the parser should be asked to take apart, counted without parsing. */
export interface FormattingBounds {
  /** containers and emphasis cannot be nested deeper than this */
  readonly nestingLevels: number;
  /** containers alone */
  readonly containerLevels: number;
  /** characters that may format, in the paragraph that has most of them */
  readonly markersPerParagraph: number;
  /** lines that may underline a heading: each costs the parser in proportion to what stands above */
  readonly underlines: number;
}

/**
 * Bounds how deep Markdown can be nested, in one pass and without parsing. A level of quotation
 * needs a `>` on its line and a level of list a marker or two columns of indentation; emphasis needs
 * a character that opens and one that closes, in one paragraph; an image inside an image needs a bracket.
 */
export function formattingBounds(markdown: string): FormattingBounds {
  let containerLevels = 0;
  let emphasisMarkers = 0;
  let brackets = 0;
  let others = 0;
  let inlineLevels = 0;
  let markersPerParagraph = 0;
  let underlines = 0;

  for (let at = 0; at < markdown.length;) {
    const prefix = linePrefix(markdown, at);
    containerLevels = Math.max(containerLevels, prefix.levels);
    if (prefix.isUnderline) underlines += 1;
    emphasisMarkers += prefix.emphasisMarkers;
    at = prefix.end;
    let isBlank = prefix.isBlank;
    for (; at < markdown.length; at += 1) {
      const code = markdown.charCodeAt(at);
      if (code === 10 || code === 13) break;
      isBlank = false;
      if (code === 42 || code === 95) emphasisMarkers += 1;
      else if (code === 91) brackets += 1;
      else if (code === 93 || code === 96 || code === 60 || code === 33 || code === 36) others += 1;
    }
    at += markdown.charCodeAt(at) === 13 && markdown.charCodeAt(at + 1) === 10 ? 2 : 1;
    inlineLevels = Math.max(inlineLevels, (emphasisMarkers >> 1) + brackets);
    markersPerParagraph = Math.max(markersPerParagraph, emphasisMarkers + brackets + others);
    if (isBlank) emphasisMarkers = brackets = others = 0;
  }
  return { nestingLevels: containerLevels + inlineLevels, containerLevels, markersPerParagraph, underlines };
}

interface LinePrefix {
  readonly end: number;
  readonly levels: number;
  readonly emphasisMarkers: number;
  readonly isBlank: boolean;
  readonly isUnderline: boolean;
}

/** What can open containers at the start of a line: `>`, list markers and indentation. */
function linePrefix(markdown: string, start: number): LinePrefix {
  let at = start;
  let halves = 0;
  let rules = 0;
  let spaces = 0;
  let emphasisMarkers = 0;
  for (; at < markdown.length; at += 1) {
    const code = markdown.charCodeAt(at);
    if (code === 32 || code === 9) {
      spaces += 1;
      halves += code === 9 ? 4 : 1;
    } else if (code === 62) halves += 2;
    else if (code === 45 || code === 43 || code === 42 || code === 41 || code === 46) {
      halves += 2;
      if (code === 42) emphasisMarkers += 1;
      if (code === 45) rules += 1;
    } else if (code === 61) rules += 1;
    else if (code < 48 || code > 57) break;
  }
  const isEnd = at >= markdown.length || markdown.charCodeAt(at) === 10 || markdown.charCodeAt(at) === 13;
  const isUnderline = isEnd && rules > 0;
  // A line of nothing but hyphens or asterisks without spaces is a rule across the page, however long.
  const isRule = isEnd && at - start > 2 && (rules === at - start || emphasisMarkers === at - start);
  return {
    end: at,
    levels: isRule ? 1 : Math.ceil(halves / 2),
    emphasisMarkers,
    isBlank: isEnd && spaces === at - start,
    isUnderline,
  };
}
