import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { ReadingStanding, StreamRef } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { notFound } from '@lectern/server/platform';
import { StreamWriter, type Batch, type CommandEvent, type StreamHandler } from '@lectern/server/realtime';
import { ThreadRepository } from '../thread.repository';

/** Nobody's name: what holds in a group was said by somebody, and is only passed on. */
const nobody = '00000000-0000-0000-0000-000000000000';

interface Telling {
  readonly type: 'reading.tell';
  readonly personId: string;
  readonly commandId: string;
}

/** Passes on to everybody who reads in a group how far its readings go on, when that was said for all of them at once. */
@Injectable()
export class StandingTold implements StreamHandler<Telling, ReadingStanding> {
  constructor(
    private readonly database: Database,
    private readonly writer: StreamWriter,
    private readonly threads: ThreadRepository,
  ) {}

  stream(streamId: string): StreamRef {
    return { kind: 'reading', id: streamId };
  }

  /** One event in each reading's stream: whoever comes later finds it there, or opens the reading with what holds. */
  async tell(groupId: string): Promise<void> {
    const readings = await this.database.client.reading.findMany({ where: { groupId }, select: { id: true } });
    for (const { id } of readings)
      await this.writer.submit(id, { type: 'reading.tell', personId: nobody, commandId: uuidv7() }, this);
  }

  async decide({ streamId, commands, at, nextSeq, transaction }: Batch<Telling>) {
    const facts = await this.threads.readingFacts(streamId, transaction);
    if (!facts) throw notFound();
    const { standing } = await this.threads.presented(streamId, transaction);
    return {
      outcomes: commands.map(() => ({
        event: { type: 'reading.changed' },
        shown: { seq: nextSeq(), at: at.toISOString(), type: 'reading.changed' as const, standing },
        answer: standing,
      })),
      audienceVersion: facts.audienceVersion,
    };
  }

  async answerAgain({ streamId }: CommandEvent): Promise<ReadingStanding> {
    return (await this.threads.presented(streamId)).standing;
  }
}
