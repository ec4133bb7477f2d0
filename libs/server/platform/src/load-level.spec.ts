import { describe, expect, it } from 'vitest';
import { nextLevel, noLoad, shedOrder, type LoadLevel } from './load-level';

const firstMs = 100;
const after = (delays: readonly number[], from: LoadLevel = noLoad) =>
  delays.reduce((level, delay) => nextLevel(level, delay, firstMs), from);
const shedAt = (delayMs: number) => shedOrder.slice(0, after([delayMs, delayMs]).level);

describe('what is left out under load', () => {
  it('is nothing while the delay is small, and posts are the last', () => {
    expect(shedAt(99)).toEqual([]);
    expect(shedAt(100)).toEqual(['presence']);
    expect(shedAt(150)).toEqual(['presence', 'typing']);
    expect(shedAt(200)).toEqual(['presence', 'typing', 'previews']);
    expect(shedAt(300)).toEqual(['presence', 'typing', 'previews', 'search']);
    expect(shedAt(500)).toEqual(['presence', 'typing', 'previews', 'search', 'reads']);
    expect(shedAt(1_499)).not.toContain('posts');
    expect(shedAt(1_500)).toEqual([...shedOrder]);
  });

  it('is nothing after one long pause alone', () => {
    expect(after([5_000]).level).toBe(0);
    expect(after([5_000, 10]).level).toBe(0);
  });

  it('comes back one by one, and only when the delay is well below where it was left out', () => {
    const loaded = after([600, 600]);
    expect(loaded.level).toBe(5);
    expect(after([400, 400, 400, 400], loaded).level).toBe(5);
    expect(after([10], loaded).level).toBe(5);
    expect(after([10, 10], loaded).level).toBe(4);
    expect(
      after(
        Array.from({ length: 10 }, () => 10),
        loaded,
      ).level,
    ).toBe(0);
    expect(after([10, 400, 10, 400, 10, 400], loaded).level).toBe(5);
  });
});
