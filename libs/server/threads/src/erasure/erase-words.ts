import { Injectable, type OnModuleInit } from '@nestjs/common';
import { ErasureSteps, serverLimits } from '@lectern/server/platform';
import { EventRepository, StreamBroadcaster, type StoredEvent } from '@lectern/server/realtime';
import { AudienceStreams } from '../audiences/audience-streams';
import { ErasedWordsRepository, type SpokenStream } from './erased-words.repository';

/**
 * Takes away what somebody wrote when their account goes: each comment becomes one that was deleted, in the stream it is
 * heard in, so that open pages lose it at once. The answers of others stay. So many in one transaction; whoever does it
 * again goes on with what is left.
 */
@Injectable()
export class EraseWords implements OnModuleInit {
  constructor(
    private readonly words: ErasedWordsRepository,
    private readonly events: EventRepository,
    private readonly streams: AudienceStreams,
    private readonly broadcaster: StreamBroadcaster,
    private readonly steps: ErasureSteps,
  ) {}

  onModuleInit(): void {
    this.steps.add('words', (personId) => this.of(personId));
  }

  async of(personId: string): Promise<void> {
    for (;;) {
      const stream = await this.words.nextStream(personId);
      if (!stream) break;
      await this.some(stream, personId);
    }
    await this.words.eraseTraces(personId);
  }

  private async some(stream: SpokenStream, personId: string): Promise<void> {
    const { events, audienceVersion } = await this.words.write(async (transaction) => {
      const head = (await this.events.lock(stream.id, transaction)) ?? 0;
      const found = await this.words.standing(stream.id, personId, serverLimits.commentsErasedAtOnce, transaction);
      const at = new Date();
      const erased = found.map(({ id: commentId, threadId }, index): StoredEvent => ({
        streamId: stream.id,
        seq: head + 1 + index,
        type: 'comment.deleted',
        at,
        actorId: null,
        threadId,
        commentId,
        revisionId: null,
        targetIds: [],
      }));
      if (erased.length > 0) await this.words.erase(erased, transaction);
      return { events: erased, audienceVersion: await this.words.audienceVersion(stream, transaction) };
    });
    if (events.length === 0) return;
    const heardIn = this.streams.of(stream.kind);
    const told = await heardIn.present(stream.id, events);
    this.broadcaster.events(heardIn.stream(stream.id), audienceVersion, told);
  }
}
