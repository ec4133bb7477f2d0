const heardWithinMs = 10_000;

/** Which of many clients have heard what, and when the last of them had. */
export class Heard {
  private readonly clientsOf = new Map<string, Set<number>>();
  private readonly waiting = new Map<string, (at: number) => void>();

  constructor(
    private readonly clients: number,
    /** what a frame tells of, as names */
    private readonly namesIn: (text: string) => readonly string[],
  ) {}

  take(client: number, payload: Buffer): void {
    for (const name of this.namesIn(payload.toString())) {
      const known = this.clientsOf.get(name) ?? new Set<number>();
      this.clientsOf.set(name, known.add(client));
      if (known.size === this.clients) this.waiting.get(name)?.(performance.now());
    }
  }

  /** When the last of all clients had heard it. */
  byAll(name: string): Promise<number> {
    if (this.clientsOf.get(name)?.size === this.clients) return Promise.resolve(performance.now());
    return new Promise((resolve, reject) => {
      const timer = setTimeout(() => reject(new Error(`Not every client heard of ${name}.`)), heardWithinMs);
      this.waiting.set(name, (at) => {
        clearTimeout(timer);
        resolve(at);
      });
    });
  }
}
