import type { ReadingEvent, StreamKind, StreamRef, ThreadCommandAnswer } from '@lectern/contracts';
import type { Rows, Statement } from '@lectern/server/database';
import { notFound, type Caller } from '@lectern/server/platform';
import type {
  Batch,
  CommandEvent,
  PlannedHandler,
  StoredEvent,
  StreamAudience,
  StreamSource,
} from '@lectern/server/realtime';
import { streamOf } from './audiences/audience-access';
import type { ReactionRepository } from './reaction.repository';
import type { ThreadCommand } from './thread-command';
import { decide } from './thread.decisions';
import { presentComment, presentEvent, presentThread, type PresentedReading } from './thread.presenter';
import type { ThreadRepository } from './thread.repository';
import type { ThreadWorkRepository } from './thread-work.repository';

/** What streams of threads are made of. */
export interface ThreadStreamParts {
  readonly threads: ThreadRepository;
  readonly works: ThreadWorkRepository;
  readonly reactions: ReactionRepository;
}

/** Events that tell of the reading as such. */
const ofReading: ReadonlySet<string> = new Set(['reading.updated', 'reading.changed', 'first-thoughts.changed']);
const untold: PresentedReading = {
  title: '',
  firstThoughts: null,
  standing: { closesAt: null, slowSeconds: null, raid: null },
};

/** A stream of threads: who may hear it says each kind; how its events are shown and its commands decided is the same. */
export abstract class ThreadStream implements StreamSource, PlannedHandler<ThreadCommand, ThreadCommandAnswer> {
  abstract readonly kind: StreamKind;

  constructor(private readonly parts: ThreadStreamParts) {}

  abstract audience(caller: Pick<Caller, 'personId'>, streamId: string): Promise<StreamAudience>;

  stream(streamId: string): StreamRef {
    return { kind: this.kind, id: streamId };
  }

  async present(streamId: string, events: readonly StoredEvent[]): Promise<ReadingEvent[]> {
    const { threads: repository, reactions: reactionsOf } = this.parts;
    const readingId = await repository.readingOfStream(streamId);
    const facts = await repository.readingFacts(readingId);
    if (!facts) throw notFound();
    const reacted = events.filter(({ type }) => type === 'comment.reacted');
    const tellsOfReading = events.some(({ type }) => ofReading.has(type));
    const [reading, threads, comments, revisions, reactions] = await Promise.all([
      tellsOfReading ? repository.presented(readingId) : untold,
      repository.threads(
        events.flatMap((event) => event.threadId ?? []),
        facts.currentRevisionId,
      ),
      repository.comments(events.flatMap((event) => event.commentId ?? [])),
      repository.revisions(events.flatMap((event) => event.revisionId ?? [])),
      reactionsOf.of(
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
    return events.map((event) => presentEvent(event, reading, threadById, commentById, revisionById, ownOf));
  }

  questions(streamId: string, commands: readonly ThreadCommand[]): Statement[] {
    return this.parts.works.questions(streamId, this.kind, commands);
  }

  decideOn(answers: readonly Rows[], { streamId, commands, at, nextSeq }: Omit<Batch<ThreadCommand>, 'transaction'>) {
    const work = this.parts.works.work(streamId, this.kind, answers);
    if (!work) throw notFound();
    const outcomes = commands.map((command) => decide(command, work, { at, nextSeq }));
    return { outcomes, audienceVersion: work.reading.audienceVersion, statements: this.parts.works.statements(work) };
  }

  async answerAgain(event: CommandEvent): Promise<ThreadCommandAnswer> {
    const { threads } = this.parts;
    // it may have gone to another reading since
    const place = event.threadId === null ? null : await threads.placeOf({ threadId: event.threadId });
    const reading = place && (await threads.readingFacts(place.readingId));
    const [thread] = place && reading ? await threads.threads([place.threadId], reading.currentRevisionId) : [];
    if (!thread) throw notFound();
    // who was removed since gets nothing by repeating what they once said
    await this.requireHearing({ personId: event.actorId }, streamOf(thread));
    const [comment] = event.commentId === null ? [] : await threads.comments([event.commentId]);
    if (!comment) throw notFound();
    return { seq: event.seq, thread: presentThread(thread), comment: presentComment(comment) };
  }

  /** Refuses where somebody does not hear a stream of this reading, its own or another. */
  protected abstract requireHearing(caller: Pick<Caller, 'personId'>, streamId: string): Promise<void>;
}
