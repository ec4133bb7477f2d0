/** What stands between two blocks when positions are counted over the whole text. */
const between = '\n';

/** The text of a reading as one string: its blocks' texts, a line end between two. Positions count UTF-16 code units. */
export class ReadingText {
  readonly whole: string;
  private readonly starts: number[] = [];

  constructor(private readonly texts: readonly string[]) {
    let at = 0;
    for (const text of texts) {
      this.starts.push(at);
      at += text.length + between.length;
    }
    this.whole = texts.join(between);
  }

  /** Where a block begins. */
  startOf(blockIndex: number): number {
    return this.starts[blockIndex] ?? this.whole.length;
  }

  /** The block a stretch lies in, with its place there; null when it lies in none, or in more than one. */
  placeOf(start: number, end: number): { blockIndex: number; start: number; end: number } | null {
    const after = this.starts.findIndex((at) => at > start);
    const blockIndex = (after < 0 ? this.starts.length : after) - 1;
    const from = start - this.startOf(blockIndex);
    const to = end - this.startOf(blockIndex);
    const text = this.texts[blockIndex];
    return text !== undefined && from >= 0 && to > from && to <= text.length
      ? { blockIndex, start: from, end: to }
      : null;
  }
}
