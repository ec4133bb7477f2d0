/** A key that was found, by its number, and the position of its last letter. */
export type Hit = (key: number, last: number) => void;

/** More than there are code points: a node and a letter make one number. */
const letterMax = 0x110000;

/** Finds any number of keys in one pass over the letters (Aho and Corasick, 1975): the keys cost nothing but memory. */
export class Automaton {
  private readonly next = new Map<number, number>();
  private readonly keys: number[][] = [[]];
  private readonly fallback: number[] = [0];
  /** the nearest node on the way back at which a key ends; 0: none */
  private readonly output: number[] = [0];

  constructor(keys: readonly (readonly string[])[]) {
    const made: { node: number; parent: number; code: number }[] = [];
    keys.forEach((letters, key) => {
      let at = 0;
      for (const letter of letters) {
        const code = letter.codePointAt(0) ?? 0;
        const known = this.next.get(at * letterMax + code);
        if (known === undefined) {
          const node = this.keys.push([]) - 1;
          this.next.set(at * letterMax + code, node);
          made.push({ node, parent: at, code });
          at = node;
        } else at = known;
      }
      if (at !== 0) this.keys[at]?.push(key);
    });
    this.link(made);
  }

  search(letters: readonly string[], hit: Hit): void {
    let at = 0;
    for (let position = 0; position < letters.length; position += 1) {
      at = this.step(at, letters[position]?.codePointAt(0) ?? 0);
      for (let node = at; node !== 0; node = this.output[node] ?? 0) {
        for (const key of this.keys[node] ?? []) hit(key, position);
      }
    }
  }

  /** From the short to the long: what a node falls back to is nearer to the beginning. */
  private link(made: readonly { node: number; parent: number; code: number }[]): void {
    const depths = [0];
    for (const { node, parent } of made) depths[node] = (depths[parent] ?? 0) + 1;
    for (const { node, parent, code } of [...made].sort((a, b) => (depths[a.node] ?? 0) - (depths[b.node] ?? 0))) {
      const back = parent === 0 ? 0 : this.step(this.fallback[parent] ?? 0, code);
      this.fallback[node] = back;
      this.output[node] = (this.keys[back]?.length ?? 0) > 0 ? back : (this.output[back] ?? 0);
    }
  }

  private step(from: number, code: number): number {
    for (let at = from; ; at = this.fallback[at] ?? 0) {
      const to = this.next.get(at * letterMax + code);
      if (to !== undefined) return to;
      if (at === 0) return 0;
    }
  }
}
