import type { BlockContent, ImportDecision, ImportedFragment, ImportedText, TextMetadata } from '@lectern/contracts';
import { limits } from '@lectern/contracts';
import { importLimits } from '../import-limits';
import { ImportRefused } from '../import-refused';

const decisionsMax = limits.blocksPerText * 2;

/** A decision before its fragment has a place in the list. */
export type DraftDecision = Omit<ImportDecision, 'id' | 'at' | 'applied'>;

/** A fragment with what was decided about it, while an import is still putting fragments in order. */
export interface Draft {
  readonly content: BlockContent;
  readonly decisions: readonly DraftDecision[];
  /** the page the fragment begins on, from 1, where the source has pages */
  readonly page?: number;
}

/** A draft nothing has been decided about. */
export function draft(content: BlockContent, page?: number): Draft {
  return page === undefined ? { content, decisions: [] } : { content, decisions: [], page };
}

/** The draft with one more decision. */
export function decided(of: Draft, decision: DraftDecision): Draft {
  return { ...of, decisions: [...of.decisions, decision] };
}

/** Whether a decision of this kind was taken about the draft. */
export function isDecided(of: Draft, kind: ImportDecision['kind']): boolean {
  return of.decisions.some((decision) => decision.kind === kind);
}

/** Whether nothing was decided that makes the draft other than it was found. */
export function isUndecided(of: Draft): boolean {
  return of.decisions.every(({ kind }) => kind === 'kept-hyphen');
}

/**
 * Drafts in their final order as an imported text: every decision numbered with its fragment and applied.
 *
 * @throws ImportRefused IMPORT_EMPTY, IMPORT_TOO_MANY_BLOCKS, IMPORT_BLOCK_TOO_LONG
 */
export function importedText(drafts: readonly Draft[], metadata: TextMetadata): ImportedText {
  if (drafts.length === 0) throw new ImportRefused('IMPORT_EMPTY', 'The file contains no text.');
  if (drafts.length > limits.blocksPerText) {
    throw new ImportRefused('IMPORT_TOO_MANY_BLOCKS', `The text has more than ${limits.blocksPerText} blocks.`);
  }
  const characters = drafts.reduce((sum, { content }) => sum + content.text.length, 0);
  if (characters > importLimits.textCharacters) {
    throw new ImportRefused('IMPORT_TOO_LARGE', `The text has more than ${importLimits.textCharacters} characters.`);
  }
  const decisions: ImportDecision[] = [];
  for (const [at, { content, decisions: about }] of drafts.entries()) {
    if (content.text.length > limits.blockCharacters || content.marks.length > limits.marksPerBlock) {
      throw new ImportRefused(
        'IMPORT_BLOCK_TOO_LONG',
        `One paragraph has more than ${limits.blockCharacters} characters or ${limits.marksPerBlock} marks.`,
      );
    }
    for (const decision of about) {
      const place = decision.offset === undefined ? '' : `-${decision.offset}`;
      decisions.push({ ...decision, id: `${decision.kind}-${at}${place}`, at, applied: true });
    }
  }
  // What was kept changes nothing in the text: rather than refuse a very long one it goes without these.
  const isTooMany = decisions.length > decisionsMax;
  const noted = isTooMany ? decisions.filter(({ kind }) => kind !== 'kept-hyphen') : decisions;
  if (noted.length > decisionsMax) {
    throw new ImportRefused('IMPORT_TOO_MANY_BLOCKS', 'The text asks for more decisions than a person could look at.');
  }
  return { metadata, fragments: drafts.map(fragmentOf), decisions: noted };
}

function fragmentOf({ content, page }: Draft): ImportedFragment {
  return page === undefined ? content : { ...content, page };
}
