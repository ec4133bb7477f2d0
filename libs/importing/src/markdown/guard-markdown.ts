import { limits } from '@lectern/contracts';
import { importLimits } from '../import-limits';
import { ImportRefused } from '../import-refused';

const containerMarker = /[ \t]*(?:>|(?:[-*+]|\d{1,9}[.)])(?=[ \t]|$))/y;
const pairedCharacters = /[*_[\]~`]/g;
/** Two columns of indentation are the least a list item can be nested by. */
const columnsPerNesting = 2;

/**
 * Refuses Markdown that a parser would need long for, in one pass over its lines and before any parsing: nesting,
 * paragraphs over the limit, brackets and emphasis by the ten thousand in one paragraph, blocks beyond counting.
 *
 * @throws ImportRefused IMPORT_TOO_DEEP, IMPORT_BLOCK_TOO_LONG, IMPORT_TOO_MANY_BLOCKS
 */
export function guardMarkdown(text: string): void {
  let blocks = 0;
  let paragraphCharacters = 0;
  let paired = 0;
  let pairings = 0;
  const closeParagraph = () => {
    pairings += paired * paired;
    if (pairings > importLimits.markdownPairings) refuseDepth();
    paragraphCharacters = 0;
    paired = 0;
  };
  for (const line of linesOf(text)) {
    const { markers, contentStart } = containersOf(line);
    const isBlank = contentStart >= line.length || line.trim() === '';
    if (isBlank || markers > 0) closeParagraph();
    if (isBlank) continue;
    if (paragraphCharacters === 0) blocks += 1;
    if (blocks > limits.blocksPerText) {
      throw new ImportRefused('IMPORT_TOO_MANY_BLOCKS', `The text has more than ${limits.blocksPerText} blocks.`);
    }
    paragraphCharacters += line.length + 1;
    if (paragraphCharacters > limits.blockCharacters + 1) {
      throw new ImportRefused(
        'IMPORT_BLOCK_TOO_LONG',
        `One paragraph has more than ${limits.blockCharacters} characters.`,
      );
    }
    paired += line.match(pairedCharacters)?.length ?? 0;
  }
  closeParagraph();
}

function* linesOf(text: string): Generator<string> {
  let start = 0;
  while (start < text.length) {
    const end = text.indexOf('\n', start);
    yield text.slice(start, end === -1 ? text.length : end);
    start = end === -1 ? text.length : end + 1;
  }
}

/** How many quotations and lists a line opens or continues, counting indentation as lists it may be nested in. */
function containersOf(line: string): { markers: number; contentStart: number } {
  containerMarker.lastIndex = 0;
  let markers = 0;
  let contentStart = 0;
  while (containerMarker.test(line)) {
    markers += 1;
    contentStart = containerMarker.lastIndex;
    if (markers > importLimits.markdownNestingLevels) refuseDepth();
  }
  const columns = markers === 0 ? 0 : line.search(/[^ \t]/);
  if (columns / columnsPerNesting > importLimits.markdownNestingLevels) refuseDepth();
  return { markers, contentStart };
}

function refuseDepth(): never {
  throw new ImportRefused(
    'IMPORT_TOO_DEEP',
    `The text nests quotations, lists, brackets or emphasis more than ${importLimits.markdownNestingLevels} levels deep.`,
  );
}
