import type { Socket } from 'node:net';

/** How bytes travel in one direction, in milliseconds and bytes a second. */
export interface Weather {
  readonly delayMs: number;
  readonly jitterMs: number;
  readonly bytesPerSecond: number;
  /** share of chunks that wait 3 s more */
  readonly stallShare: number;
  /** share of chunks at which the connection is reset instead */
  readonly resetShare: number;
}

export const fairWeather: Weather = { delayMs: 0, jitterMs: 0, bytesPerSecond: Infinity, stallShare: 0, resetShare: 0 };
const stallMs = 3_000;

/** One direction of a connection: chunks leave in the order they came, each not before its time. */
export class Direction {
  private readonly waiting: { readonly dueAt: number; readonly chunk: Buffer }[] = [];
  private lastDueAt = 0;
  private timer: NodeJS.Timeout | null = null;
  private isHeld = false;

  constructor(
    private readonly to: Socket,
    private readonly weather: () => Weather,
    private readonly random: () => number,
    private readonly reset: () => void,
  ) {}

  push(chunk: Buffer): void {
    const weather = this.weather();
    if (weather.resetShare > 0 && this.random() < weather.resetShare) return this.reset();
    const isStalled = weather.stallShare > 0 && this.random() < weather.stallShare;
    const travelMs = weather.delayMs + this.random() * weather.jitterMs + (isStalled ? stallMs : 0);
    const sendingMs = (chunk.length / weather.bytesPerSecond) * 1_000;
    this.lastDueAt = Math.max(this.lastDueAt + sendingMs, performance.now() + travelMs);
    this.waiting.push({ dueAt: this.lastDueAt, chunk });
    this.forward();
  }

  /** Holds everything back, as a network does that loses every packet; what was sent arrives once it heals. */
  hold(isHeld: boolean): void {
    this.isHeld = isHeld;
    this.forward();
  }

  close(): void {
    if (this.timer) clearTimeout(this.timer);
    this.waiting.length = 0;
  }

  private forward(): void {
    if (this.timer) clearTimeout(this.timer);
    this.timer = null;
    if (this.isHeld || this.to.destroyed) return;
    for (let next = this.waiting[0]; next; next = this.waiting[0]) {
      const earlyMs = next.dueAt - performance.now();
      if (earlyMs > 0.5) {
        this.timer = setTimeout(() => this.forward(), earlyMs);
        return;
      }
      this.waiting.shift();
      this.to.write(next.chunk);
    }
  }
}
