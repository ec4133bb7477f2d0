import { describe, expect, it } from 'vitest';
import { offered, type PlaceQuestion } from './paragraph-choice';

const paragraphs = Array.from({ length: 200 }, (_, index) => ({
  key: `k${index}`,
  number: index + 1,
  text: index === 150 ? 'The three lanterns on the mole.' : `Paragraph of ${index} words.`,
}));
const question: PlaceQuestion = { paragraphs, quote: null, stoodAt: null, suggestedKey: null, canBeWhole: true };

describe('offered', () => {
  it('begins with the suggested paragraph and goes on with what stands around it', () => {
    const found = offered({ ...question, suggestedKey: 'k100' }, '');
    expect(found[0]).toMatchObject({ key: 'k100', isSuggested: true });
    expect(found[1]?.key).toBe('k92');
    expect(found.filter(({ key }) => key === 'k100')).toHaveLength(1);
  });

  it('offers those that have the quoted words, and says where they stand', () => {
    const [first] = offered({ ...question, quote: 'three lanterns' }, '');
    expect(first).toMatchObject({ key: 'k150', span: { start: 4, end: 18, quote: 'three lanterns' } });
  });

  it('does not say where words stand that stand there twice', () => {
    const twice = [{ key: 'a', number: 1, text: 'red and red' }];
    expect(offered({ ...question, paragraphs: twice, quote: 'red' }, '')[0]?.span).toBeNull();
  });

  it('finds by a number or by words, never more than can be looked through', () => {
    expect(offered(question, '151').map(({ key }) => key)).toEqual(['k150', 'k151']);
    expect(offered(question, ' LANTERNS ')).toMatchObject([{ key: 'k150' }]);
    expect(offered(question, 'paragraph').length).toBe(40);
    expect(offered(question, 'nowhere')).toEqual([]);
  });
});
