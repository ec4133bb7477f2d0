import { limits } from '@lectern/contracts';
import { parseProse } from './parse-prose';
import type { ProseProblem } from './prose-problem';
import type { ProseBlock, ProseInline } from './prose-tree';

/** What is wrong with a comment's formulas, null if nothing: each costs whoever reads it the drawing. */
export function formulaProblem(markdown: string): ProseProblem | null {
  if (!markdown.includes('$')) return null;
  const formulas = parseProse(markdown).flatMap(inBlock);
  if (formulas.length > limits.formulasPerComment)
    return {
      reason: 'too-many-formulas',
      message: `A comment can have at most ${limits.formulasPerComment} formulas. Take some out.`,
    };
  if (formulas.some((formula) => formula.length > limits.formulaCharacters))
    return {
      reason: 'formula-too-long',
      message: `A formula can have at most ${limits.formulaCharacters} characters. Make several of it.`,
    };
  return null;
}

function inBlock(block: ProseBlock): string[] {
  switch (block.kind) {
    case 'formula-block':
      return [block.text];
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

function inInline(node: ProseInline): string[] {
  if (node.kind === 'formula') return [node.text];
  return 'children' in node ? node.children.flatMap(inInline) : [];
}
