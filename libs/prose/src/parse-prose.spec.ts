import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { parseProse } from './parse-prose';
import { plainText } from './plain-text';
import type { ProseBlock, ProseInline, ProseTree } from './prose-tree';

const words = (text: string): ProseBlock => ({ kind: 'paragraph', children: [{ kind: 'text', text }] });

describe('parseProse', () => {
  it('reads the usual formatting', () => {
    expect(parseProse('*a* **b** `c` [d](https://e.test)\n\n> q\n\n2. x\n3. y')).toEqual([
      {
        kind: 'paragraph',
        children: [
          { kind: 'emphasis', children: [{ kind: 'text', text: 'a' }] },
          { kind: 'text', text: ' ' },
          { kind: 'strong', children: [{ kind: 'text', text: 'b' }] },
          { kind: 'text', text: ' ' },
          { kind: 'code', text: 'c' },
          { kind: 'text', text: ' ' },
          { kind: 'link', href: 'https://e.test', children: [{ kind: 'text', text: 'd' }] },
        ],
      },
      { kind: 'quotation', children: [words('q')] },
      {
        kind: 'list',
        isOrdered: true,
        start: 2,
        items: [
          { kind: 'list-item', children: [words('x')] },
          { kind: 'list-item', children: [words('y')] },
        ],
      },
    ]);
  });

  it('draws a heading as a strong paragraph and an image as a link with its description', () => {
    expect(parseProse('# H\n\n![a map](https://e.test/m.png)')).toEqual([
      { kind: 'paragraph', children: [{ kind: 'strong', children: [{ kind: 'text', text: 'H' }] }] },
      {
        kind: 'paragraph',
        children: [{ kind: 'link', href: 'https://e.test/m.png', children: [{ kind: 'text', text: 'a map' }] }],
      },
    ]);
  });

  it('reads formulas, by themselves and in a sentence, and leaves prices alone', () => {
    expect(parseProse('So $a_1 & b$ holds, and $$c$$.\n\n$$\n\\frac{1}{2}\n$$\n\n$x$')).toEqual([
      {
        kind: 'paragraph',
        children: [
          { kind: 'text', text: 'So ' },
          { kind: 'formula', text: 'a_1 & b' },
          { kind: 'text', text: ' holds, and ' },
          { kind: 'formula', text: 'c' },
          { kind: 'text', text: '.' },
        ],
      },
      { kind: 'formula-block', text: '\\frac{1}{2}' },
      { kind: 'formula-block', text: 'x' },
    ]);
    for (const prices of ['From $5 to $10.', 'It was $5, not $6', 'A range: $5-$10', 'One \\$ and two $ signs'])
      expect(parseProse(prices)).toEqual([words(prices.replace('\\', ''))]);
  });

  it('resolves reference links and keeps a definition nobody refers to', () => {
    expect(parseProse('[a][b]\n\n[b]: https://e.test\n\n[c]: https://f.test')).toEqual([
      {
        kind: 'paragraph',
        children: [{ kind: 'link', href: 'https://e.test', children: [{ kind: 'text', text: 'a' }] }],
      },
      words('[c]: https://f.test'),
    ]);
  });

  it('decodes character references in running text only', () => {
    expect(parseProse('a &amp; b &#233; &copy; &unknown; \\&amp; `&lt;`')).toEqual([
      {
        kind: 'paragraph',
        children: [
          { kind: 'text', text: 'a & b é © &unknown; &amp; ' },
          { kind: 'code', text: '&lt;' },
        ],
      },
    ]);
  });

  it('keeps ampersands in addresses', () => {
    expect(hrefsOf(parseProse('[a](https://e.test/?b=1&copy=2&amp;d=3)'))).toEqual(['https://e.test/?b=1&copy=2&d=3']);
  });

  it.each([
    '<script>b()</script>',
    '<ScRiPt/src=//e.test>',
    '<img src=x onerror=b()>',
    '<img/src=x/onerror=b()//',
    '[x](javascript:b())',
    '[x](JaVaScRiPt:b())',
    '[x](vbscript:b())',
    '[x](data:text/html;base64,PHNjcmlwdD4=)',
    '![x](data:image/svg+xml,<svg onload=b()>)',
    '<javascript:b()>',
    '<math><mtext><table><mglyph><style><!--</style><img title="--&gt;&lt;img src=1 onerror=b()&gt;">',
    '<noscript><p title="</noscript><img src=x onerror=b()>">',
    '<svg><animate attributeName=href values=javascript:b()>',
    '<iframe srcdoc="<script>b()</script>">',
    '<form action=//e.test><input name=password>',
    '<a id=config><a id=config name=url href=//e.test>',
    '@<img src=x onerror=b()>',
    ':"><b:',
  ])('leaves %s as text', (payload) => {
    const tree = parseProse(payload);
    expect(hrefsOf(tree)).toEqual([]);
    expect(textOf(tree).replace(/\s/g, '')).toBe(
      payload.replaceAll('&gt;', '>').replaceAll('&lt;', '<').replace(/\s/g, ''),
    );
  });

  it('refuses hidden characters and unsafe definitions in addresses', () => {
    for (const payload of [
      '[x](java&#x09;script:b())',
      '[x](\x01javascript:b())',
      '[a]: javascript:b()\n\n[a]',
      '[x](//e.test)',
    ]) {
      expect(hrefsOf(parseProse(payload))).toEqual([]);
    }
  });

  it('does not take the language of a code block into the tree', () => {
    expect(parseProse('```html"onmouseover="b()\nx\n```')).toEqual([{ kind: 'code-block', text: 'x' }]);
  });

  it('keeps every letter and number of any text', () => {
    const markup = fc.constantFrom(
      ...'*_`[]()<>!&#-+.:;\\/"\'=~ \n\t',
      '](',
      '&amp;x',
      '$',
      '$$',
      '> ',
      '- ',
      '1. ',
      '    ',
      'https://e.test',
    );
    const piece = fc.oneof(markup, fc.stringMatching(/^[A-Za-zß-ž]{1,6}$/));
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 60 }), (pieces) => {
        const letters = pieces.join('').replace(/&amp;|[^A-Za-zß-ž]/g, '');
        const tree = parseProse(pieces.join(''));
        const shown = textOf(tree) + hrefsOf(tree).join('');
        // A letter may move into an address or a code block's language, be part of a reference, but never of nothing.
        const missing = countOf(letters);
        for (const letter of shown) missing.set(letter, (missing.get(letter) ?? 0) - 1);
        const lost = [...missing].filter(([, count]) => count > 0);
        const canHoldBack = /```|~~~|&|\]:|\]\[|\]\(/.test(pieces.join(''));
        return canHoldBack || lost.length === 0;
      }),
      { numRuns: 500 },
    );
  });

  it('shows only addresses of the allowed kinds, whatever is written', () => {
    const scheme = fc.constantFrom(
      'javascript:',
      'data:',
      'vbscript:',
      'https://',
      'http://',
      'mailto:',
      '//',
      'file:',
      'blob:',
      ' ',
    );
    fc.assert(
      fc.property(
        scheme,
        fc.string({ maxLength: 30 }),
        fc.constantFrom('[x](', '<', '![x](<', '[a]: '),
        (before, rest, open) => {
          const markdown = `${open}${before}${rest})>\n\n[a]`;
          return hrefsOf(parseProse(markdown)).every((href) => /^(https?:\/\/|mailto:)/i.test(href));
        },
      ),
      { numRuns: 500 },
    );
  });

  it('gives plain text back unchanged', () => {
    fc.assert(
      fc.property(fc.stringMatching(/^[A-Za-z,é— ]{0,80}$/), (sentence) => {
        return plainText(parseProse(sentence), 200) === sentence.replace(/\s+/g, ' ').trim();
      }),
    );
  });
});

describe('plainText', () => {
  it('cuts between words', () => {
    expect(plainText(parseProse('One **two** three'), 10)).toBe('One two…');
  });
});

function countOf(letters: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const letter of letters) counts.set(letter, (counts.get(letter) ?? 0) + 1);
  return counts;
}

function inlinesOf(block: ProseBlock): readonly ProseInline[] {
  switch (block.kind) {
    case 'paragraph':
      return block.children;
    case 'quotation':
      return block.children.flatMap(inlinesOf);
    case 'list':
      return block.items.flatMap((item) => item.children.flatMap(inlinesOf));
    case 'code-block':
    case 'formula-block':
      return [{ kind: 'code', text: block.text }];
    case 'thematic-break':
      return [];
  }
}

function flat(nodes: readonly ProseInline[]): ProseInline[] {
  return nodes.flatMap((node) => ('children' in node ? [node, ...flat(node.children)] : [node]));
}

function textOf(tree: ProseTree): string {
  return flat(tree.flatMap(inlinesOf))
    .map((node) => ('text' in node ? node.text : ' '))
    .join('');
}

function hrefsOf(tree: ProseTree): string[] {
  return flat(tree.flatMap(inlinesOf)).flatMap((node) => (node.kind === 'link' ? [node.href] : []));
}
