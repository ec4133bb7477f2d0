import { formulaProblem } from './formula-problem';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { limits } from '@lectern/contracts';
import { formattingBounds } from './formatting-bounds';
import { markdownTree, type MarkdownNode } from './markdown-tree';
import { proseProblem } from './prose-problem';

const quoted = (levels: number) => `${'> '.repeat(levels)}a`;
const listed = (levels: number) => Array.from({ length: levels }, (_, level) => `${'  '.repeat(level)}- a`).join('\n');

describe('proseProblem', () => {
  it('accepts nesting up to the limit and refuses one level more', () => {
    for (const nested of [quoted, listed]) {
      expect(proseProblem(nested(limits.commentNestingLevels))).toBeNull();
      expect(proseProblem(nested(limits.commentNestingLevels + 1))?.reason).toBe('too-deep');
    }
  });

  it('accepts much formatting that is not nested', () => {
    expect(proseProblem('**bold** and *light* words, '.repeat(60))).toBeNull();
    expect(proseProblem(`a\n\n${'-'.repeat(2_000)}\n\n${'*'.repeat(1_000)}`)).toBeNull();
    expect(proseProblem('- **one**\n'.repeat(100))).toBeNull();
  });

  it.each([
    ['quotations', '>'.repeat(5_000)],
    ['brackets', '['.repeat(10_000)],
    ['asterisks', 'a*'.repeat(50_000)],
    ['asterisks with line ends of the other kind', 'a*\r\n'.repeat(5_000)],
    ['underlines', 'a\n=\n'.repeat(5_000)],
  ])('refuses thousands of %s by counting', (_, markdown) => {
    expect(proseProblem(markdown)).not.toBeNull();
  });

  it('never counts fewer levels than the parser makes', () => {
    const piece = fc.constantFrom(
      '> ',
      '>',
      '- ',
      '* ',
      '1. ',
      '  ',
      '\t',
      '\n',
      '\r\n',
      '\n\n',
      '*',
      '**',
      '_',
      '![',
      '[',
      '](b)',
      'a',
      ' ',
    );
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 80 }), (pieces) => {
        const markdown = pieces.join('');
        return levels(markdownTree(markdown)) <= formattingBounds(markdown).nestingLevels;
      }),
      { numRuns: 2_000 },
    );
  });
});

function levels(node: MarkdownNode): number {
  if (!('children' in node)) return 0;
  const own = ['root', 'paragraph', 'list', 'heading'].includes(node.type) ? 0 : 1;
  return own + Math.max(0, ...node.children.map(levels));
}

describe('formulaProblem', () => {
  it('refuses more formulas than a reader should have to draw, and one that is too long', () => {
    expect(formulaProblem('$x$ '.repeat(limits.formulasPerComment))).toBeNull();
    expect(formulaProblem('$x$ '.repeat(limits.formulasPerComment + 1))?.reason).toBe('too-many-formulas');
    expect(formulaProblem(`$${'x'.repeat(limits.formulaCharacters)}$`)).toBeNull();
    expect(formulaProblem(`> - $${'x'.repeat(limits.formulaCharacters + 1)}$`)?.reason).toBe('formula-too-long');
    expect(formulaProblem('It costs $5.')).toBeNull();
  });
});
