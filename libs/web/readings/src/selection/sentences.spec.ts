import { describe, expect, it } from 'vitest';
import { trimmedSpan } from './selected-span';
import { sentenceAfter, sentencesOf } from './sentences';

const text = 'One thing.  Is it “humiliating”? Three.';

describe('sentencesOf', () => {
  it('finds each sentence without the space around it', () => {
    expect(sentencesOf(text, 'en').map(({ start, end }) => text.slice(start, end))).toEqual([
      'One thing.',
      'Is it “humiliating”?',
      'Three.',
    ]);
  });

  it('goes from one to the next and around', () => {
    const sentences = sentencesOf(text, 'en');
    expect(sentenceAfter(sentences, null)).toBe(sentences[0]);
    expect(sentenceAfter(sentences, sentences[0]?.start ?? null)).toBe(sentences[1]);
    expect(sentenceAfter(sentences, sentences[2]?.start ?? null)).toBe(sentences[0]);
    expect(sentenceAfter([], null)).toBeNull();
  });
});

describe('trimmedSpan', () => {
  it('leaves white space at the edges out and keeps offset and words together', () => {
    expect(trimmedSpan(text, 10, 33)).toEqual({ start: 12, end: 32, quote: 'Is it “humiliating”?' });
  });

  it('is nothing where only white space is selected', () => {
    expect(trimmedSpan(text, 10, 12)).toBeNull();
  });

  it('cuts at the limit without halving a character', () => {
    const span = trimmedSpan('😀'.repeat(1_500), 1, 3_000);
    expect(span?.quote.length).toBeLessThanOrEqual(2_000);
    expect(span?.quote.endsWith('\uD83D')).toBe(false);
  });
});
