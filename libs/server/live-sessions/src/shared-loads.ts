/**
 * Loads that many ask for at once, made together: whoever asks while one is under way gets the next, so that nobody is
 * given what was true before they asked, and there is never more than one at a time for a key.
 */
export class SharedLoads<T> {
  private readonly underWay = new Map<string, { readonly now: Promise<T>; next: Promise<T> | null }>();

  constructor(private readonly load: (key: string) => Promise<T>) {}

  of(key: string): Promise<T> {
    const known = this.underWay.get(key);
    if (!known) return this.begin(key);
    const begin = () => this.begin(key);
    known.next ??= known.now.then(begin, begin);
    return known.next;
  }

  private begin(key: string): Promise<T> {
    const now = this.load(key);
    const mine = { now, next: null };
    this.underWay.set(key, mine);
    const over = () => {
      if (this.underWay.get(key) === mine && mine.next === null) this.underWay.delete(key);
    };
    now.then(over, over);
    return now;
  }
}
