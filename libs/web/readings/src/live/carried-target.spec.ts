import { describe, expect, it } from 'vitest';
import { carriedTarget } from './carried-target';

const quoting = (start: number, quote: string) => ({
  kind: 'thread' as const,
  place: 'old',
  span: { start, end: start + quote.length, quote },
});

describe('carriedTarget', () => {
  it('moves to the new place and finds its words where they stand now', () => {
    expect(carriedTarget(quoting(0, 'lanterns'), 'new', { text: 'Four lanterns.' })).toEqual({
      kind: 'thread',
      place: 'new',
      span: { start: 5, end: 13, quote: 'lanterns' },
    });
  });

  it('keeps words that stand where they stood, though they stand elsewhere too', () => {
    expect(carriedTarget(quoting(4, 'red'), 'new', { text: 'red red' })).toMatchObject({ span: { start: 4 } });
  });

  it('lets words go that are gone, or stand there twice elsewhere', () => {
    expect(carriedTarget(quoting(0, 'lamp'), 'new', { text: 'Four lanterns.' })).toMatchObject({ span: null });
    expect(carriedTarget(quoting(1, 'red'), 'new', { text: 'red red' })).toMatchObject({ span: null });
  });

  it('keeps the words of what has lost its paragraph', () => {
    expect(carriedTarget(quoting(0, 'lamp'), 'lost:old', null)).toMatchObject({ span: { quote: 'lamp' } });
  });
});
