import type { BlockContent, ImportedText } from '@lectern/contracts';
import { limits } from '@lectern/contracts';
import { joinTexts } from './join-texts';
import { decisionsByFragment, type ResolvedKind, resolveKind } from './resolved-kind';
import { withoutHyphens } from './without-hyphens';

/** A block together with the fragments it was made of: `from` included, `to` excluded. */
export interface AssembledBlock {
  readonly content: BlockContent;
  readonly from: number;
  readonly to: number;
}

/** A block still growing: what joins it is not known yet. */
interface OpenBlock {
  readonly kind: ResolvedKind;
  readonly content: BlockContent;
  readonly from: number;
}

/** The blocks an imported text makes with the decisions that apply. Pure: the same input gives the same blocks. */
export function assemble(imported: ImportedText): BlockContent[] {
  return assembleWithPlaces(imported)
    .map(({ content }) => content)
    .filter(({ text }) => text !== '');
}

/** As {@link assemble}, each block with its fragments; empty blocks stay in, so that every fragment has its block. */
export function assembleWithPlaces(imported: ImportedText): AssembledBlock[] {
  const decisions = decisionsByFragment(imported);
  const blocks: AssembledBlock[] = [];
  let open: OpenBlock | undefined;
  for (const [at, fragment] of imported.fragments.entries()) {
    const about = decisions.get(at) ?? [];
    const kind = resolveKind(fragment, about);
    const isJoined = about.some((decision) => decision.kind === 'join' && decision.applied);
    const following = (decisions.get(at + 1) ?? []).some((decision) => decision.kind === 'join' && decision.applied);
    const piece = withoutHyphens(fragment, about, following);
    const joined =
      open && isJoined && sameStory(open.kind.kind, kind.kind)
        ? joinTexts(open.content, piece, lastFragment(imported, at))
        : undefined;
    if (open && joined && joined.text.length <= limits.blockCharacters && joined.marks.length <= limits.marksPerBlock) {
      open = { ...open, content: joined };
    } else {
      if (open) blocks.push(finished(open, at));
      open = { kind, content: piece, from: at };
    }
  }
  if (open) blocks.push(finished(open, imported.fragments.length));
  return blocks;
}

/** What is set apart never joins what is read. */
function sameStory(first: BlockContent['kind'], second: BlockContent['kind']): boolean {
  const isApart = (kind: BlockContent['kind']) => kind === 'furniture' || kind === 'footnote';
  return first === second || (!isApart(first) && !isApart(second));
}

function lastFragment(imported: ImportedText, at: number): string {
  return imported.fragments[at - 1]?.text ?? '';
}

function finished({ kind, content, from }: OpenBlock, to: number): AssembledBlock {
  // A title, byline or footer is one line wherever it was broken; a blank is as long as a line end, so marks stay.
  const isOneLine = kind.kind === 'heading' || kind.kind === 'byline' || kind.kind === 'furniture';
  const text = isOneLine ? content.text.replace(/\n/g, ' ') : content.text;
  return { content: { ...kind, text, marks: content.marks }, from, to };
}
