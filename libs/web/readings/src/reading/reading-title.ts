import type { Block, Reading } from '@lectern/contracts';

/** What stands above the text, and how many of its first blocks say the same and are not drawn twice. */
export interface ReadingTitle {
  readonly text: string;
  readonly authors: readonly string[];
  readonly blocksTaken: number;
}

/** The title and byline of a reading. A leading block that can be discussed is always left in the text. */
export function titleOf(reading: Reading | null): ReadingTitle {
  if (!reading) return { text: '', authors: [], blocksTaken: 0 };
  const { title, authors } = reading.reading;
  const isTitle = ({ kind, text }: Block) => kind === 'heading' && sameWords(text, title);
  const isByline = ({ kind }: Block) => kind === 'byline';
  let blocksTaken = 0;
  for (const block of reading.blocks) {
    if (block.number !== null || !(isTitle(block) || isByline(block))) break;
    blocksTaken += 1;
  }
  return { text: title, authors, blocksTaken };
}

function sameWords(a: string, b: string): boolean {
  return a.replace(/\s+/g, ' ').trim().toLowerCase() === b.replace(/\s+/g, ' ').trim().toLowerCase();
}
