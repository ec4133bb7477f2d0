import { Injectable } from '@nestjs/common';
import type { Reading, ReadingCard, ReadingSummary, Viewer } from '@lectern/contracts';
import { firstThoughtsVerdict, groupVerdict, reviseVerdict } from '@lectern/domain';
import { Access, Audiences, type AccessedGroup } from '@lectern/server/access';
import { notFound, type Caller } from '@lectern/server/platform';
import { EventRepository } from '@lectern/server/realtime';
import { CircleRepository, presentFirstThoughts, presentStanding, ThreadSummaries } from '@lectern/server/threads';
import { presentBlock, presentGroupOf, presentReading, presentRevisionRef } from '../reading.presenter';
import { ReadingRepository, type StoredReading } from '../reading.repository';
import { RevisionRepository } from '../revisions/revision.repository';

/** Opening a reading, and listing a group's. */
@Injectable()
export class OpenReadingUseCase {
  constructor(
    private readonly access: Access,
    private readonly audiences: Audiences,
    private readonly readings: ReadingRepository,
    private readonly threads: ThreadSummaries,
    private readonly circles: CircleRepository,
    private readonly events: EventRepository,
    private readonly revisions: RevisionRepository,
  ) {}

  async list(caller: Caller, groupId: string): Promise<ReadingSummary[]> {
    await this.access.group(caller, groupId, 'see');
    const readings = await this.readings.list(groupId);
    const unread = await this.threads.unreadByReading(
      readings.map((reading) => reading.id),
      caller.personId,
    );
    return readings.map((reading) => presentReading(reading, unread.get(reading.id) ?? 0));
  }

  async execute(caller: Caller, readingId: string): Promise<Reading> {
    const { group, currentRevisionId } = await this.access.reading(caller, readingId, 'see');
    // The number first: everything read after it is at least as new, and events that come again are harmless.
    const narrow = await this.audiences.heard(caller.personId, [readingId]);
    const heads = await this.events.heads([readingId, ...narrow.map(({ id }) => id)]);
    const head = heads.get(readingId);
    const isInCircle = narrow.some(({ kind }) => kind === 'circle');
    const [reading, revision, threads, unread, circle] = await Promise.all([
      this.readings.find(readingId),
      this.readings.revision(currentRevisionId),
      this.threads.ofReading(readingId, currentRevisionId, caller.personId),
      this.threads.unreadByThread(readingId, caller.personId, heads),
      isInCircle ? this.circles.own(readingId, caller.personId) : null,
    ]);
    if (!reading || !revision || head === undefined) throw notFound();
    const standing = presentStanding(reading);
    const isSlow = standing.slowSeconds !== null || (standing.raid?.slowSeconds ?? null) !== null;
    const saidAt = isSlow ? await this.threads.saidAt(readingId, caller.personId) : null;
    return {
      reading: presentReading(
        reading,
        Object.values(unread).reduce((sum, { count }) => sum + count, 0),
      ),
      group: presentGroupOf(reading),
      revision: presentRevisionRef(revision),
      blocks: revision.blocks.map(presentBlock),
      threads,
      unread,
      viewer: viewerOf(group, reading),
      head,
      streams: narrow.map(({ id, kind }) => ({ id, kind, head: heads.get(id) ?? 0 })),
      circle,
      firstThoughts: presentFirstThoughts(reading),
      standing,
      saidAt: saidAt?.toISOString() ?? null,
    };
  }

  /** What is known of a reading without its text and threads. */
  async about(caller: Caller, readingId: string): Promise<ReadingCard> {
    const { group, currentRevisionId } = await this.access.reading(caller, readingId, 'see');
    const [reading, revision, unread] = await Promise.all([
      this.readings.find(readingId),
      this.revisions.ref(currentRevisionId),
      this.threads.unreadByReading([readingId], caller.personId),
    ]);
    if (!reading || !revision) throw notFound();
    return {
      reading: presentReading(reading, unread.get(readingId) ?? 0),
      group: presentGroupOf(reading),
      revision: presentRevisionRef(revision),
      viewer: viewerOf(group, reading),
    };
  }
}

function viewerOf(group: AccessedGroup, reading: StoredReading): Viewer {
  const { actor } = group;
  return {
    personId: actor.personId,
    role: actor.role,
    can: {
      comment: groupVerdict(actor, 'comment', group) === 'allow',
      updateReading: actor.role === 'owner' || actor.role === 'moderator',
      askFirstThoughts: firstThoughtsVerdict(actor) === 'allow',
      revise: reviseVerdict(actor, { addedById: reading.addedBy?.id ?? null }, group) === 'allow',
    },
  };
}
