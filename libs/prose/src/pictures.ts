import { limits, type Picture } from '@lectern/contracts';
import { parseProse } from './parse-prose';
import type { ProseProblem } from './prose-problem';
import type { ProseBlock, ProseInline, ProseTree } from './prose-tree';

const address = /^picture:([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\/([1-9]\d{0,4})x([1-9]\d{0,4})$/;
const sign = /[\\`*_[\]<>!&$]/g;

/** The picture of this server an address names, with the size it is drawn in; null for every other address. */
export function pictureOf(url: string): Picture | null {
  const [, id, width, height] = address.exec(url) ?? [];
  if (!id) return null;
  const [wide, high] = [Number(width), Number(height)];
  return wide <= limits.pictureSidePixels && high <= limits.pictureSidePixels
    ? { id, width: wide, height: high }
    : null;
}

/** A picture as it is written: `![what it shows](picture:…/640x480)`; without words it is decoration. */
export function pictureMarkdown({ id, width, height }: Picture, alternative: string): string {
  const words = alternative.replace(/\s+/g, ' ').trim().replace(sign, '\\$&');
  return `![${words}](picture:${id}/${width}x${height})`;
}

/** Whether a text can have a picture at all: most have none, and are not parsed for it. */
export function mayShowPictures(markdown: string): boolean {
  return markdown.includes('picture:');
}

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
