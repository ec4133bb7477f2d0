const heardWithinMs = 10_000;

/** Which of many clients have heard what, and when the last of them had. */
export class Heard {
  private readonly clientsOf = new Map<string, Set<number>>();
  private readonly atMs = new Map<string, number>();
  private readonly waiting = new Map<string, () => void>();

  constructor(
    private readonly clients: number,
    /** what a frame tells of, as names */
    private readonly namesIn: (text: string) => readonly string[],
  ) {}

  take(client: number, payload: Buffer): void {
    for (const name of this.namesIn(payload.toString())) {
      const known = this.clientsOf.get(name) ?? new Set<number>();
      this.clientsOf.set(name, known.add(client));
      if (known.size !== this.clients || this.atMs.has(name)) continue;
      this.atMs.set(name, performance.now());
      this.waiting.get(name)?.();
    }
  }

  /** When the last of all clients had heard it. */
  async byAll(name: string): Promise<number> {
    if (!this.atMs.has(name)) await this.last(name);
    return this.atMs.get(name) ?? Number.NaN;
  }

  private last(name: string): Promise<void> {
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Not every client heard of ${name}.`)), heardWithinMs);
      this.waiting.set(name, () => {
        clearTimeout(timer);
        resolve();
      });
    });
  }
}
