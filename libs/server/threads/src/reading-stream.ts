import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { ReadingEvent, StreamRef, ThreadCommandAnswer } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import type { Rows, Statement } from '@lectern/server/database';
import { notFound, type Caller } from '@lectern/server/platform';
import {
  StreamSources,
  type Batch,
  type CommandEvent,
  type StoredEvent,
  type StreamAudience,
  type PlannedHandler,
  type StreamSource,
} from '@lectern/server/realtime';
import type { ThreadCommand } from './thread-command';
import { decide } from './thread.decisions';
import { presentComment, presentEvent, presentThread } from './thread.presenter';
import { ReactionRepository } from './reaction.repository';
import { ThreadRepository } from './thread.repository';
import { ThreadWorkRepository } from './thread-work.repository';

/** The stream of a reading: who may hear it, how its events are shown, how its commands are decided. */
@Injectable()
export class ReadingStream implements StreamSource, PlannedHandler<ThreadCommand, ThreadCommandAnswer>, OnModuleInit {
  readonly kind = 'reading';

  constructor(
    private readonly sources: StreamSources,
    private readonly access: Access,
    private readonly threads: ThreadRepository,
    private readonly works: ThreadWorkRepository,
    private readonly reactions: ReactionRepository,
  ) {}

  onModuleInit(): void {
    this.sources.add(this);
  }

  stream(streamId: string): StreamRef {
    return { kind: this.kind, id: streamId };
  }

  async audience(caller: Pick<Caller, 'personId'>, readingId: string): Promise<StreamAudience> {
    const { group } = await this.access.reading(caller, readingId, 'see');
    return { groupId: group.id, audienceVersion: group.audienceVersion };
  }

  async present(readingId: string, events: readonly StoredEvent[]): Promise<ReadingEvent[]> {
    const reading = await this.threads.readingFacts(readingId);
    if (!reading) throw notFound();
    const reacted = events.filter(({ type }) => type === 'comment.reacted');
    const [title, threads, comments, revisions, reactions] = await Promise.all([
      events.some((event) => event.type === 'reading.updated') ? this.threads.title(readingId) : '',
      this.threads.threads(
        events.flatMap((event) => event.threadId ?? []),
        reading.currentRevisionId,
      ),
      this.threads.comments(events.flatMap((event) => event.commentId ?? [])),
      this.threads.revisions(events.flatMap((event) => event.revisionId ?? [])),
      this.reactions.of(
        reacted.flatMap((event) => event.commentId ?? []),
        reacted.flatMap((event) => event.actorId ?? []),
      ),
    ]);
    const threadById = new Map(threads.map((thread) => [thread.id, thread]));
    const commentById = new Map(comments.map((comment) => [comment.id, comment]));
    const revisionById = new Map(
      revisions.map((revision) => [revision.id, { ...revision, publishedAt: revision.publishedAt.toISOString() }]),
    );
    const ownOf = (commentId: string, personId: string) => reactions.get(commentId)?.own.get(personId) ?? [];
    return events.map((event) => presentEvent(event, title, threadById, commentById, revisionById, ownOf));
  }

  questions(readingId: string, commands: readonly ThreadCommand[]): Statement[] {
    return this.works.questions(readingId, commands);
  }

  decideOn(answers: readonly Rows[], { commands, at, nextSeq }: Omit<Batch<ThreadCommand>, 'transaction'>) {
    const work = this.works.work(answers);
    if (!work) throw notFound();
    const outcomes = commands.map((command) => decide(command, work, { at, nextSeq }));
    return { outcomes, audienceVersion: work.reading.audienceVersion, statements: this.works.statements(work) };
  }

  async answerAgain(event: CommandEvent): Promise<ThreadCommandAnswer> {
    // who was removed since gets nothing by repeating what they once said
    await this.access.reading({ personId: event.actorId }, event.streamId, 'see');
    const reading = await this.threads.readingFacts(event.streamId);
    const [thread] =
      event.threadId === null || !reading
        ? []
        : await this.threads.threads([event.threadId], reading.currentRevisionId);
    const [comment] = event.commentId === null ? [] : await this.threads.comments([event.commentId]);
    if (!thread || !comment) throw notFound();
    return { seq: event.seq, thread: presentThread(thread), comment: presentComment(comment) };
  }
}
