import { describe, expect, it } from 'vitest';
import { limits } from '@lectern/contracts';
import { parseProse } from './parse-prose';
import { pictureProblem, picturesIn } from './picture-problem';
import { pictureMarkdown, pictureOf } from './pictures';

const id = '0b1c2d3e-4f50-4617-8293-a4b5c6d7e8f9';
const picture = { id, width: 640, height: 480 };

describe('pictures in comments', () => {
  it('are written and read again with the words that say what they show, whatever these are', () => {
    for (const words of ['A gate', '', 'a ] ( * _ ` < $ & ! \\ b', '](picture:x)'])
      expect(parseProse(`See ${pictureMarkdown(picture, words)}.`)).toEqual([
        {
          kind: 'paragraph',
          children: [
            { kind: 'text', text: 'See ' },
            { kind: 'picture', ...picture, alternative: words },
            { kind: 'text', text: '.' },
          ],
        },
      ]);
  });

  it('are this server’s: an image from elsewhere stays a link, and an odd address stays words', () => {
    const kinds = (markdown: string) =>
      parseProse(markdown).flatMap((block) => ('children' in block ? block.children.map(({ kind }) => kind) : []));
    expect(kinds('![a](https://example.org/a.png)')).toEqual(['link']);
    for (const odd of [
      `picture:${id}`,
      `picture:${id}/0x9`,
      `picture:${id}/9x2001`,
      `/api/pictures/${id}`,
      'data:image/png;base64,AA',
    ])
      expect([odd, kinds(`![a](${odd})`)]).toEqual([odd, ['text']]);
    expect(kinds(`[![a](picture:${id}/4x3)](https://example.org)`)).toEqual(['link']);
    expect(pictureOf(`picture:${id}/4x3?x`)).toBeNull();
  });

  it('are found wherever they stand, each once', () => {
    const one = pictureMarkdown(picture, 'a');
    expect(picturesIn(`> ${one}\n\n- ${one}\n\n**${one}**`)).toEqual([id]);
    expect(picturesIn(`\`${one}\``)).toEqual([]);
  });

  it('are bounded', () => {
    const one = pictureMarkdown(picture, 'a');
    const times = (count: number) => Array.from({ length: count }, () => one).join(' ');
    expect(pictureProblem(times(limits.picturesPerComment))).toBeNull();
    expect(pictureProblem(times(limits.picturesPerComment + 1))?.reason).toBe('too-many-pictures');
    expect(pictureProblem(pictureMarkdown(picture, 'a'.repeat(501)))?.reason).toBe('alternative-too-long');
  });
});
