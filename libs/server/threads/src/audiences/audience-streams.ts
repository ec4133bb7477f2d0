import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ThreadAudience } from '@lectern/contracts';
import { Access, Audiences } from '@lectern/server/access';
import { notFound, type Caller } from '@lectern/server/platform';
import { StreamSources, type StreamAudience } from '@lectern/server/realtime';
import { ReactionRepository } from '../reaction.repository';
import { ReadingStream } from '../reading-stream';
import { ThreadStream, type ThreadStreamParts } from '../thread-stream';
import { ThreadRepository } from '../thread.repository';
import { ThreadWorkRepository } from '../thread-work.repository';

type NarrowKind = Exclude<ThreadAudience, 'group'>;

/** The stream of what is said to an audience narrower than who sees the reading. */
class AudienceStream extends ThreadStream {
  constructor(
    readonly kind: NarrowKind,
    private readonly access: Access,
    private readonly audiences: Audiences,
    private readonly streamParts: ThreadStreamParts,
  ) {
    super(streamParts);
  }

  async audience(caller: Pick<Caller, 'personId'>, audienceId: string): Promise<StreamAudience> {
    const { id: groupId, audienceVersion } = await this.audiences.group(caller, audienceId, this.kind);
    return { groupId, audienceVersion };
  }

  /** A thread that was here may be elsewhere in its reading by now. */
  protected async requireHearing(caller: Pick<Caller, 'personId'>, streamId: string): Promise<void> {
    const readingId = await this.streamParts.threads.readingOfStream(streamId);
    await this.access.reading(caller, readingId, 'see');
    if (readingId === streamId) return;
    if (!(await this.audiences.heardIds(caller.personId, [readingId])).includes(streamId)) throw notFound();
  }
}

/** The streams of every kind of audience there is, besides the reading's own. */
@Injectable()
export class AudienceStreams implements OnModuleInit {
  private readonly streams: Readonly<Record<ThreadAudience, ThreadStream>>;

  constructor(
    private readonly sources: StreamSources,
    reading: ReadingStream,
    access: Access,
    audiences: Audiences,
    threads: ThreadRepository,
    works: ThreadWorkRepository,
    reactions: ReactionRepository,
  ) {
    const parts = { threads, works, reactions };
    const narrow = (kind: NarrowKind) => new AudienceStream(kind, access, audiences, parts);
    this.streams = {
      group: reading,
      leaders: narrow('leaders'),
      notes: narrow('notes'),
      passage: narrow('passage'),
      circle: narrow('circle'),
    };
  }

  onModuleInit(): void {
    for (const kind of ['leaders', 'notes', 'passage', 'circle'] as const) this.sources.add(this.streams[kind]);
  }

  of(audience: ThreadAudience): ThreadStream {
    return this.streams[audience];
  }
}
