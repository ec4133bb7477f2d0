import { Injectable } from '@nestjs/common';
import type { MarkReadingRead, MarkThreadRead } from '@lectern/contracts';
import { Access, Audiences } from '@lectern/server/access';
import { DomainError, type SignedInCaller } from '@lectern/server/platform';
import { EventRepository, LiveSockets } from '@lectern/server/realtime';
import { PlaceOfTarget } from '../place-of-target';
import { ReadStateRepository } from '../read-state.repository';

/** Notes what somebody has read, and tells their other browsers; nobody else ever sees it. */
@Injectable()
export class MarkReadUseCase {
  constructor(
    private readonly access: Access,
    private readonly audiences: Audiences,
    private readonly place: PlaceOfTarget,
    private readonly reads: ReadStateRepository,
    private readonly events: EventRepository,
    private readonly sockets: LiveSockets,
  ) {}

  async thread({ personId, ...caller }: SignedInCaller, { threadId, upToSeq }: MarkThreadRead): Promise<void> {
    const { readingId, audienceId } = await this.place.now({ threadId });
    const streamId = audienceId ?? readingId;
    await this.access.reading({ ...caller, personId }, readingId, 'see');
    await this.audiences.requireThread({ personId }, threadId);
    const mark = await this.reads.markThread(personId, threadId, upToSeq);
    if (!mark) return;
    const { after, lastCommentSeq: head } = mark;
    // most marks reach the thread's end: then there is nothing to count
    const counted =
      after < head ? await this.reads.unreadByThread(readingId, personId, new Map([[streamId, head]]), threadId) : {};
    const threads = { [threadId]: counted[threadId] ?? { count: 0, after } };
    this.sockets.readStateChanged(personId, { readingId, head, isWhole: false, threads });
  }

  async reading(caller: SignedInCaller, { readingId, upToSeq, upToBlockId }: MarkReadingRead): Promise<void> {
    const { personId } = caller;
    const { currentRevisionId: revisionId } = await this.access.reading(caller, readingId, 'see');
    const heardIds = await this.audiences.heardIds(personId, [readingId]);
    if (upToBlockId === undefined) await this.reads.markReading(personId, readingId, upToSeq, heardIds);
    else {
      const position = await this.reads.positionOf(upToBlockId, revisionId);
      if (position === null)
        throw new DomainError('E_CONFLICT', 'The text was revised meanwhile. Load it again.', { field: 'upToBlockId' });
      await this.reads.markUpTo(personId, { readingId, revisionId, position }, upToSeq, heardIds);
    }
    const heads = await this.events.heads([readingId, ...heardIds]);
    const head = heads.get(readingId) ?? 0;
    const threads = await this.reads.unreadByThread(readingId, personId, heads);
    this.sockets.readStateChanged(personId, { readingId, head, isWhole: true, threads });
  }
}
