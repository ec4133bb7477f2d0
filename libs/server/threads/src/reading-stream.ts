import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Access } from '@lectern/server/access';
import type { Caller } from '@lectern/server/platform';
import { StreamSources, type StreamAudience } from '@lectern/server/realtime';
import { ReactionRepository } from './reaction.repository';
import { ThreadStream } from './thread-stream';
import { ThreadRepository } from './thread.repository';
import { ThreadWorkRepository } from './thread-work.repository';

/** The stream of a reading: what is for everybody who sees it. */
@Injectable()
export class ReadingStream extends ThreadStream implements OnModuleInit {
  readonly kind = 'reading';

  constructor(
    private readonly sources: StreamSources,
    private readonly access: Access,
    threads: ThreadRepository,
    works: ThreadWorkRepository,
    reactions: ReactionRepository,
  ) {
    super({ threads, works, reactions });
  }

  onModuleInit(): void {
    this.sources.add(this);
  }

  async audience(caller: Pick<Caller, 'personId'>, readingId: string): Promise<StreamAudience> {
    const { group } = await this.access.reading(caller, readingId, 'see');
    return { groupId: group.id, audienceVersion: group.audienceVersion };
  }

  protected async requireHearing(caller: Pick<Caller, 'personId'>, readingId: string): Promise<void> {
    await this.access.reading(caller, readingId, 'see');
  }
}
