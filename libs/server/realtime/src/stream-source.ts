import { Injectable } from '@nestjs/common';
import type { StreamEvent, StreamKind, StreamRef } from '@lectern/contracts';
import { invalid, type Caller } from '@lectern/server/platform';
import type { StoredEvent } from './event.repository';

/** Where a stream belongs: the group whose members hear it, and that group's audience version. */
export interface StreamAudience {
  readonly groupId: string;
  readonly audienceVersion: number;
}

/** What a feature tells about its kind of stream. */
export interface StreamSource {
  readonly kind: StreamKind;
  /** refuses with `E_NOT_FOUND` where the caller may not read the stream */
  audience(caller: Pick<Caller, 'personId'>, streamId: string): Promise<StreamAudience>;
  /**
   * How often the audience of each of these streams alone became smaller, where streams have audiences of their own: it is
   * added to the group's version, and grows like that in the transaction in which somebody loses access
   */
  versions?(streamIds: readonly string[]): Promise<ReadonlyMap<string, number>>;
  /** shows stored events as they may be seen now, one for one and in order */
  present(streamId: string, events: readonly StoredEvent[]): Promise<StreamEvent[]>;
}

/** The kinds of stream there are; each feature adds its own at start. */
@Injectable()
export class StreamSources {
  private readonly sources = new Map<StreamKind, StreamSource>();

  add(source: StreamSource): void {
    if (this.sources.has(source.kind)) throw new Error(`There are two sources of ${source.kind} streams.`);
    this.sources.set(source.kind, source);
  }

  of(stream: StreamRef): StreamSource {
    const source = this.sources.get(stream.kind);
    if (!source) throw invalid(`There are no ${stream.kind} streams.`, 'stream.kind');
    return source;
  }

  /** What streams of these add to the versions of their groups; nothing for those whose audience is their group's. */
  async versions(streams: readonly StreamRef[]): Promise<ReadonlyMap<string, number>> {
    const found = new Map<string, number>();
    for (const source of this.sources.values()) {
      const ids = streams.filter(({ kind }) => kind === source.kind).map(({ id }) => id);
      if (!source.versions || ids.length === 0) continue;
      for (const [id, version] of await source.versions([...new Set(ids)])) found.set(id, version);
    }
    return found;
  }
}
