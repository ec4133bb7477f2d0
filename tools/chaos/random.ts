/** A seeded source of randomness: the same seed, the same choices. */
export interface Random {
  /** 0 ≤ n < 1 */
  next(): number;
  /** a whole number, `from` ≤ n ≤ `to` */
  between(from: number, to: number): number;
  pick<T>(items: readonly T[]): T;
  /** `count` bytes */
  bytes(count: number): Uint8Array;
  /** another source that depends on this one's seed and a name, not on how much was taken from it */
  fork(name: string): Random;
}

/** Mulberry32: 32 bits of state, good enough to choose faults with. */
export function seededRandom(seed: number): Random {
  let state = seed >>> 0;
  const next = (): number => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = state;
    mixed = Math.imul(mixed ^ (mixed >>> 15), mixed | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
  const between = (from: number, to: number) => from + Math.floor(next() * (to - from + 1));
  return {
    next,
    between,
    pick: <T>(items: readonly T[]): T => items[between(0, items.length - 1)] as T,
    bytes: (count) => Uint8Array.from({ length: count }, () => between(0, 255)),
    fork: (name) =>
      seededRandom([...name].reduce((hash, letter) => Math.imul(hash ^ letter.charCodeAt(0), 16_777_619), seed)),
  };
}
