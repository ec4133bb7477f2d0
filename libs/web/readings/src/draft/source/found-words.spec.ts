import { describe, expect, it } from 'vitest';
import { WordFinder } from './found-words';

const source =
  '# The <b>lamp</b>\n\nNobody remem-\nbers who first lit the lamp on the ﬁrst mole.\n\nThe second paragraph.\n';

describe('where a paragraph begins in its source', () => {
  const found = (paragraph: string, from?: number) => {
    const at = new WordFinder(source).find(paragraph, from);
    return at && source.slice(at.start, at.end);
  };

  it('is found across line ends, hyphens, ligatures and marks', () => {
    expect(found('Nobody remembers who first lit the lamp on the first mole.')).toBe(
      'Nobody remem-\nbers who first lit the lamp on the ﬁrst mole',
    );
  });

  it('is found by fewer letters when the rest differs', () => {
    expect(found('The second parrot was written by somebody else altogether, and is longer.')).toBe('The second par');
  });

  it('is looked for from a place on, then everywhere', () => {
    const twice = new WordFinder('The same line. The same line.');
    expect(twice.find('The same line.', 5)?.start).toBe(15);
    expect(twice.find('The same line.', 20)?.start).toBe(0);
  });

  it('is nowhere when it is not there, or is no words', () => {
    expect(found('Something else was written here.')).toBeNull();
    expect(found('***')).toBeNull();
  });
});
