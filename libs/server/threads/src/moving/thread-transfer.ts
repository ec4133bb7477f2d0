import { randomUUID } from 'node:crypto';
import {
  limits,
  type MoveThread,
  type StreamEvent,
  type StreamRef,
  type ThreadCommandAnswer,
} from '@lectern/contracts';
import { mayGoOn, moveRefusal, type Actor, type MoveRefusal } from '@lectern/domain';
import type { Access, AccessedGroup, Audiences } from '@lectern/server/access';
import type { Transaction } from '@lectern/server/database';
import { conflict, DomainError, forbidden, notFound } from '@lectern/server/platform';
import type { Batch, CommandEvent, StreamHandler } from '@lectern/server/realtime';
import { SaidElsewhere, streamOf } from '../audiences/audience-access';
import type { AudienceStreams } from '../audiences/audience-streams';
import { knownBefore, type ThreadMoves } from '../audiences/thread-moves.repository';
import { anchorOf } from '../thread.decisions';
import { presentComment, presentThread } from '../thread.presenter';
import type { AnchorRecord, TargetPlace, ThreadRecord } from '../thread.records';
import type { ThreadRepository } from '../thread.repository';
import type { TransferRepository } from './transfer.repository';

/** A thread that is to go to another reading, or of which a copy is. */
export type Transfer = { readonly type: 'thread.move'; readonly personId: string } & MoveThread;

/** What moving needs. */
export interface TransferParts {
  readonly access: Access;
  readonly audiences: Audiences;
  readonly threads: ThreadRepository;
  readonly moves: ThreadMoves;
  readonly transfers: TransferRepository;
  readonly streams: AudienceStreams;
}

/** What those who listen where a thread was are told after the commit. */
export interface LeftTold {
  readonly stream: StreamRef;
  readonly audienceVersion: number;
  readonly event: StreamEvent;
}

/** What is on its way, after it was decided that it may be. */
interface Allowed {
  readonly thread: ThreadRecord;
  readonly from: AccessedGroup;
  readonly to: AccessedGroup;
  readonly revisionId: string;
  readonly anchor: AnchorRecord;
}

/**
 * One thread on its way to another reading. It is decided in the stream it goes to, which holds the one it is in: both
 * get their events in one transaction.
 */
export class ThreadTransfer implements StreamHandler<Transfer, ThreadCommandAnswer> {
  private toldWhereItWas: LeftTold | null = null;

  constructor(
    private readonly to: Pick<TargetPlace, 'readingId' | 'audienceId' | 'audience'>,
    private readonly parts: TransferParts,
  ) {}

  /** What is to be told in the stream it left; null: nothing did. */
  get left(): LeftTold | null {
    return this.toldWhereItWas;
  }

  stream(streamId: string): StreamRef {
    return this.destination.stream(streamId);
  }

  async decide({ commands, at, nextSeq, transaction }: Batch<Transfer>) {
    const { threads, moves } = this.parts;
    const [command] = commands;
    if (!command || commands.length > 1) throw new Error('A thread goes to another reading by one command.');
    this.toldWhereItWas = null;
    const allowed = await this.allowed(command, at, transaction);
    const { thread, to, revisionId } = allowed;
    const count = await moves.countComments([thread.id], transaction);
    if (count > limits.commentsPerMovedThread)
      throw conflict(`With more than ${limits.commentsPerMovedThread} comments a thread stays in its reading.`);
    const first = nextSeq();
    const threadId = await (command.mode === 'move'
      ? this.move(allowed, { head: first - 1, at, personId: command.personId }, transaction)
      : this.copy(allowed, { head: first - 1, at, personId: command.personId }, transaction));
    // the event that names the command comes after one for each comment
    let seq = first;
    for (let taken = 0; taken < count; taken += 1) seq = nextSeq();
    await transaction.thread.update({ where: { id: threadId }, data: { seq }, select: { id: true } });
    const [moved] = await threads.threads([threadId], revisionId, transaction);
    const [comment] = await threads.comments([threadId], transaction);
    if (!moved || !comment) throw notFound();
    const shown = presentThread(moved);
    return {
      outcomes: [
        {
          event: { type: 'thread.changed', threadId, commentId: threadId },
          shown: { seq, at: at.toISOString(), type: 'thread.changed' as const, thread: shown },
          answer: { seq, thread: shown, comment: presentComment(comment) },
        },
      ],
      audienceVersion: to.audienceVersion,
    };
  }

  answerAgain(event: CommandEvent): Promise<ThreadCommandAnswer> {
    return this.destination.answerAgain(event);
  }

  private get destination() {
    return this.parts.streams.of(this.to.audience);
  }

  /** Refuses what may not go, or not there. */
  private async allowed(
    { personId, threadId, anchor }: Transfer,
    at: Date,
    transaction: Transaction,
  ): Promise<Allowed> {
    const { access, audiences, threads, transfers } = this.parts;
    const held = await transfers.hold(threadId, this.to.readingId, transaction);
    const place = await threads.placeOf({ threadId }, transaction);
    if (held === null || !place) throw notFound();
    const from = await access.reading({ personId }, place.readingId, 'see', transaction);
    await audiences.requireThread({ personId }, threadId, transaction);
    const [thread] = await threads.threads([threadId], from.currentRevisionId, transaction);
    if (!thread) throw notFound();
    if (streamOf(thread) !== held) throw new SaidElsewhere();
    const to = await access.reading({ personId }, this.to.readingId, 'comment', transaction);
    if (to.id === from.id) throw conflict('The thread is in this reading already.');

    const isToOtherGroup = from.group.id !== to.group.id;
    const authorIds = await transfers.authorIds(threadId, transaction);
    const refusal = moveRefusal(from.group.actor, {
      openedById: thread.openedBy?.id ?? null,
      audience: thread.audience,
      isToOtherGroup,
      authorIds,
      authorIdsThere: await transfers.membersAmong(to.group.id, authorIds, transaction),
    });
    if (refusal !== null) throw whyNot(refusal);
    if (authorIds.length === 0) throw conflict('Nothing is left in this thread.');
    if (isToOtherGroup && (await transfers.isUnderReview(threadId, transaction)))
      throw conflict('Something in this thread is with the moderators of its group. It stays there.');
    const [left, entered] = await Promise.all([from, to].map(({ id }) => threads.readingFacts(id, transaction)));
    if (!left || !entered) throw notFound();
    const isOpen = (actor: Actor, ...until: (Date | null)[]) =>
      thread.audience === 'notes' || until.every((closesAt) => mayGoOn(actor, closesAt, at.getTime()));
    if (!isOpen(from.group.actor, thread.closesAt, left.closesAt) || !isOpen(to.group.actor, entered.closesAt))
      throw new DomainError('E_CLOSED', 'What is closed is left as it is, and nothing is put into what is closed.');
    const { asksFirstThoughts } = entered;
    if (thread.audience === 'group' && asksFirstThoughts && anchor.blockId !== null)
      throw conflict('While first thoughts are asked for there, a thread can only go to that reading as a whole.');
    if (thread.audience !== this.to.audience) throw new SaidElsewhere();
    const blockTexts = await transfers.blockTexts(anchor.blockId, to.currentRevisionId, transaction);
    const { group, currentRevisionId: revisionId } = to;
    return { thread, from: from.group, to: group, revisionId, anchor: anchorOf(anchor, { blockTexts }) };
  }

  private async move(
    { thread, from, to, revisionId, anchor }: Allowed,
    { head, at, personId }: { head: number; at: Date; personId: string },
    transaction: Transaction,
  ): Promise<string> {
    const { moves, transfers, streams } = this.parts;
    const { id: threadId } = thread;
    const { readingId, audienceId } = this.to;
    if (thread.audience === 'group') await transfers.keepReadMarks(thread, transaction);
    await transfers.enter(thread, readingId, transaction);
    await moves.move([threadId], { readingId, audienceId }, { head, at }, transaction, knownBefore);
    await transfers.stand(threadId, anchor, revisionId, transaction);
    if (from.id !== to.id) await transfers.forgetOutsiders(threadId, to.id, transaction);
    const streamId = streamOf(thread);
    const seq = await transfers.left({ streamId, threadId, personId, at }, transaction);
    this.toldWhereItWas = {
      stream: streams.of(thread.audience).stream(streamId),
      audienceVersion: from.audienceVersion,
      event: { seq, at: at.toISOString(), type: 'thread.left', left: { threadId, moves: thread.moves + 1 } },
    };
    return threadId;
  }

  private async copy(
    { thread, to, revisionId, anchor }: Allowed,
    { head, at, personId }: { head: number; at: Date; personId: string },
    transaction: Transaction,
  ): Promise<string> {
    const { transfers } = this.parts;
    const ids = await transfers.commentIds(thread.id, transaction);
    const comments = ids.map((id, index) => ({ id, copyId: randomUUID(), seq: head + index + 1 }));
    // a thread is named like its first comment
    const copyId = comments.find(({ id }) => id === thread.id)?.copyId;
    if (copyId === undefined) throw notFound();
    await transfers.copy(thread, copyId, this.to, comments, { groupId: to.id, at, personId }, transaction);
    await transfers.stand(copyId, anchor, revisionId, transaction);
    return copyId;
  }
}

function whyNot(refusal: MoveRefusal): DomainError {
  switch (refusal) {
    case 'hidden':
      return conflict('While what others say is hidden here, a thread stays where it is.');
    case 'circle':
      return conflict('What is for a circle stays in its reading. Show it to the group first.');
    case 'not-theirs':
      return forbidden('Only who opened this thread and who leads the group can take it elsewhere.');
    case 'leaders':
      return forbidden('What is for who leads this group stays in it.');
    case 'others-words':
      return forbidden('Others have written in this thread. Only who leads the group takes it to another group.');
    case 'strangers':
      return forbidden(
        'Not everybody who wrote in this thread is in that group: they could not change their words there.',
      );
  }
}
