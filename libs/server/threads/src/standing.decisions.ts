import type { AnyReaction, ThreadChange, ThreadCommandAnswer } from '@lectern/contracts';
import { changeThreadVerdict } from '@lectern/domain';
import { conflict, forbidden, invalid, notFound } from '@lectern/server/platform';
import type { Outcome } from '@lectern/server/realtime';
import { actorOf, knownThread, requireOpen, standingComment } from './thread-access';
import type { ThreadCommand } from './thread-command';
import { presentComment, presentThread, reactedEvent, threadEvent } from './thread.presenter';
import type { ActorRecord, CommentRecord, ThreadRecord } from './thread.records';
import type { ThreadWork } from './thread-work';

type ThreadOutcome = Outcome<ThreadCommandAnswer>;
type Of<T extends ThreadCommand['type']> = Extract<ThreadCommand, { type: T }>;

/** The moment and the numbers a decision may use. */
export interface Clock {
  readonly at: Date;
  readonly nextSeq: () => number;
}

/** Says what a thread is and how it stands with it; one whose first comment is deleted as well. */
export function changeThread(command: Of<'thread.change'>, work: ThreadWork, { at, nextSeq }: Clock): ThreadOutcome {
  const { change } = command;
  const { actor, thread, first } = knownThread(command, work);
  if (changeThreadVerdict(actorOf(actor), change.what, { openedById: thread.openedBy?.id ?? null }) !== 'allow')
    throw forbidden(
      change.what === 'pinned'
        ? 'Only who leads the group can pin a thread.'
        : change.what === 'closed'
          ? 'Only who leads the group can close a thread and open it again.'
          : change.what === 'slowed'
            ? 'Only who leads the group can slow a thread down.'
            : 'Only who opened this thread and who leads the group can say that.',
    );
  const said = whatIsSaid(change, thread, actor, work, at);
  work.changeThread(thread, said, nextSeq());
  return ofThread('thread.changed', thread, first, at);
}

function whatIsSaid(change: ThreadChange, thread: ThreadRecord, actor: ActorRecord, work: ThreadWork, at: Date) {
  switch (change.what) {
    case 'kind':
      // what is no longer asked is no longer answered
      return { kind: change.kind, answerId: change.kind === 'question' ? thread.answerId : null };
    case 'answer':
      return { answerId: answerOf(change.commentId, thread, work) };
    case 'resolved':
      return change.isResolved ? { resolvedAt: at, resolvedBy: actor.person } : { resolvedAt: null, resolvedBy: null };
    case 'pinned':
      return { pinnedAt: change.isPinned ? at : null };
    case 'closed':
      return { closesAt: closesAtOf(change.from, at) };
    case 'slowed':
      return { slowSeconds: change.seconds };
  }
}

/** The moment something is closed from, as said now. */
export function closesAtOf(from: string | null, at: Date): Date | null {
  return from === null ? null : from === 'now' ? at : new Date(from);
}

/** The comment that is to be a question's answer, if it can be one. */
function answerOf(commentId: string | null, thread: ThreadRecord, work: ThreadWork): string | null {
  if (thread.kind !== 'question') throw conflict('Only a question has an answer. Say first that this is one.');
  if (commentId === null) return null;
  const comment = work.comments.get(commentId);
  if (!comment || comment.threadId !== thread.id) throw notFound();
  if (comment.deletedAt) throw conflict('This comment is deleted.');
  if (comment.id === thread.id) throw invalid('A question is not its own answer.', 'change.commentId');
  return comment.id;
}

/** Puts a reaction to a comment that stands, or takes it away. */
export function react(command: Of<'comment.react'>, work: ThreadWork, { at, nextSeq }: Clock): ThreadOutcome {
  const { commentId, personId, reaction, isOn } = command;
  const { actor, comment, thread } = standingComment(personId, commentId, 'react', work);
  // what one put to it before can still be taken away
  if (isOn) requireOpen(actor, thread, work, at);
  // one that the group no longer has can still be taken away
  if (isOn && !canHave(reaction, comment, thread, work))
    throw invalid('This reaction is not among those the group uses here.', 'reaction');
  const seq = nextSeq();
  const own = work.react(comment, personId, reaction, isOn, seq);
  return {
    event: { type: 'comment.reacted', threadId: thread.id, commentId },
    shown: reactedEvent({ seq, at: at.toISOString() }, comment, personId, own),
    answer: { seq, thread: presentThread(thread), comment: presentComment(comment) },
  };
}

/** Whether a reaction can be put to a comment: one of the group's set, or that one would like an answer to a question too. */
function canHave(reaction: AnyReaction, comment: CommentRecord, thread: ThreadRecord, work: ThreadWork): boolean {
  // a thread is named like its first comment
  if (reaction === 'me-too') return thread.kind === 'question' && comment.id === thread.id;
  return work.reading.reactions.includes(reaction);
}

/** What is told and answered when something of a thread changed that is no comment of it. */
export function ofThread(
  type: 'thread.placed' | 'thread.changed',
  thread: ThreadRecord,
  first: CommentRecord,
  at: Date,
): ThreadOutcome {
  const { seq } = thread;
  return {
    event: { type, threadId: thread.id, commentId: first.id },
    shown: threadEvent({ seq, at: at.toISOString() }, type, thread, first),
    answer: { seq, thread: presentThread(thread), comment: presentComment(first) },
  };
}
