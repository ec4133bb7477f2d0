import type { NarrowStream, ReadingEvent } from '@lectern/contracts';
import type { LiveReadings } from '@lectern/web/realtime';

/** What narrower streams have to do with what comes. */
export interface NarrowPort {
  applied(events: readonly ReadingEvent[]): void;
  /** everything must be loaded anew */
  reset(): void;
}

/**
 * The streams of a reading that not everybody hears: that of who leads and that of one's notes all the time, those of
 * paragraphs under first thoughts while one is there. A reading may have hundreds of these, a socket joins fifty.
 */
export class NarrowStreams {
  private readonly known = new Map<string, NarrowStream>();
  private readonly followed = new Map<string, () => void>();
  private here = new Set<string>();

  constructor(
    private readonly live: LiveReadings,
    private readonly port: NarrowPort,
  ) {}

  /** Starts from the streams of a snapshot. */
  open(streams: readonly NarrowStream[]): void {
    this.close();
    for (const stream of streams) this.add(stream);
  }

  /** Follows a stream that was not there when the snapshot was made; answers whether it is new. */
  add(stream: NarrowStream): boolean {
    if (this.known.has(stream.id)) return false;
    this.known.set(stream.id, stream);
    if (stream.kind !== 'passage' || this.here.has(stream.id)) this.follow(stream);
    return true;
  }

  /** One is where threads of these streams stand. */
  enter(streamIds: ReadonlySet<string>): void {
    this.here = new Set(streamIds);
    for (const [id, { kind }] of this.known) {
      if (kind !== 'passage') continue;
      const stream = this.known.get(id);
      if (stream && this.here.has(id)) this.follow(stream);
      else this.leave(id);
    }
  }

  /** The newest number known of a stream. */
  head(streamId: string): number {
    return this.known.get(streamId)?.head ?? 0;
  }

  close(): void {
    for (const id of [...this.followed.keys()]) this.leave(id);
    this.known.clear();
  }

  private follow({ id, kind, head }: NarrowStream): void {
    if (this.followed.has(id)) return;
    const applied = (events: readonly ReadingEvent[]) => {
      const last = events.at(-1)?.seq ?? head;
      this.known.set(id, { id, kind, head: last });
      this.port.applied(events);
    };
    const stop = this.live.followNarrow({ kind, id }, head, { applied, reset: () => this.port.reset() });
    this.followed.set(id, stop);
  }

  private leave(id: string): void {
    this.followed.get(id)?.();
    this.followed.delete(id);
  }
}
