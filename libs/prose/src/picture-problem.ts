import { limits } from '@lectern/contracts';
import { parseProse } from './parse-prose';
import { mayShowPictures } from './pictures';
import type { ProseProblem } from './prose-problem';
import type { ProseBlock, ProseInline, ProseTree } from './prose-tree';

/** The pictures a comment's Markdown shows, each once. */
export function picturesIn(markdown: string): string[] {
  return mayShowPictures(markdown) ? [...new Set(picturesOf(parseProse(markdown)).map(({ id }) => id))] : [];
}

/** What is wrong with a comment's pictures, null if nothing. */
export function pictureProblem(markdown: string): ProseProblem | null {
  if (!mayShowPictures(markdown)) return null;
  const shown = picturesOf(parseProse(markdown));
  if (shown.length > limits.picturesPerComment)
    return {
      reason: 'too-many-pictures',
      message: `A comment can have at most ${limits.picturesPerComment} pictures. Take some out.`,
    };
  if (shown.some(({ alternative }) => alternative.length > limits.pictureAltCharacters))
    return {
      reason: 'alternative-too-long',
      message: `What a picture shows is said in at most ${limits.pictureAltCharacters} characters. Say the rest in the comment.`,
    };
  return null;
}

type ShownPicture = Extract<ProseInline, { kind: 'picture' }>;

function picturesOf(tree: ProseTree): ShownPicture[] {
  return tree.flatMap(inBlock);
}

function inBlock(block: ProseBlock): ShownPicture[] {
  switch (block.kind) {
    case 'paragraph':
      return block.children.flatMap(inInline);
    case 'quotation':
      return block.children.flatMap(inBlock);
    case 'list':
      return block.items.flatMap((item) => item.children.flatMap(inBlock));
    default:
      return [];
  }
}

function inInline(node: ProseInline): ShownPicture[] {
  if (node.kind === 'picture') return [node];
  return 'children' in node ? node.children.flatMap(inInline) : [];
}
