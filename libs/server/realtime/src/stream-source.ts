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
}
