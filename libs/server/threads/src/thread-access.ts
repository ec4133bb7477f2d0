import {
  commentVerdict,
  groupVerdict,
  hearVerdict,
  mayGoOn,
  writesAgainAtMs,
  type Actor,
  type CommentAction,
} from '@lectern/domain';
import { conflict, DomainError, forbidden, notFound } from '@lectern/server/platform';
import { audienceFacts, SaidElsewhere, streamOf } from './audiences/audience-access';
import type { ActorRecord, CommentRecord, ThreadRecord } from './thread.records';
import type { ThreadWork } from './thread-work';

/** The author of a new comment, if they may write here. */
export function commenter(personId: string, work: ThreadWork): ActorRecord {
  const actor = work.actors.get(personId);
  if (!actor) throw notFound();
  const verdict = groupVerdict(actorOf(actor), 'comment', {
    visibility: work.reading.visibility,
    joinPolicy: 'invitation',
  });
  if (verdict === 'hide') throw notFound();
  if (verdict === 'forbid')
    throw forbidden(actor.role === null ? 'Join the group to write here.' : 'Observers read without writing.');
  return actor;
}

/** A comment that somebody may do such a thing with. */
export function standingComment(
  personId: string,
  commentId: string,
  action: CommentAction,
  work: ThreadWork,
): { actor: ActorRecord; comment: CommentRecord; thread: ThreadRecord } {
  const actor = work.actors.get(personId);
  const comment = work.comments.get(commentId);
  const thread = comment && work.threads.get(comment.threadId);
  if (!actor || !comment || !thread) throw notFound();
  if (groupVerdict(actorOf(actor), 'see', { visibility: work.reading.visibility, joinPolicy: 'invitation' }) === 'hide')
    throw notFound();
  heardThread(thread.id, actor, work);
  const verdict = commentVerdict(actorOf(actor), action, {
    authorId: comment.author?.id ?? null,
    isDeleted: comment.deletedAt !== null,
  });
  if (verdict !== 'allow') throw comment.deletedAt ? conflict(whyGone(comment)) : forbidden(whyNot[action]);
  return { actor, comment, thread };
}

/** Why nothing can be done with a comment that is gone. */
function whyGone({ withheldAs }: CommentRecord): string {
  return withheldAs === null ? 'This comment is deleted.' : 'A moderator has withheld this comment.';
}

/** A thread somebody may see, with its first comment. */
export function knownThread(command: { personId: string; threadId: string }, work: ThreadWork) {
  const { actor, thread } = seenThread(command, work);
  // a thread is named like its first comment
  const first = work.comments.get(thread.id);
  if (!first) throw notFound();
  return { actor, thread, first };
}

/** A thread somebody may see. */
export function seenThread({ personId, threadId }: { personId: string; threadId: string }, work: ThreadWork) {
  const actor = work.actors.get(personId);
  if (!actor) throw notFound();
  const group = { visibility: work.reading.visibility, joinPolicy: 'invitation' } as const;
  if (groupVerdict(actorOf(actor), 'see', group) === 'hide') throw notFound();
  return { actor, thread: heardThread(threadId, actor, work) };
}

/** Refuses whoever would say something more where it is closed: in a thread, or in its whole reading but for one's notes. */
export function requireOpen(actor: ActorRecord, thread: ThreadRecord | null, work: ThreadWork, at: Date): void {
  const { reading, stream } = work;
  const goesOn = (closesAt: Date | null) => mayGoOn(actorOf(actor), closesAt, at.getTime());
  if (thread && !goesOn(thread.closesAt))
    throw new DomainError(
      'E_CLOSED',
      'This thread is closed: it can be read, and what you want to say needs a new one.',
    );
  if (stream.audience !== 'notes' && !goesOn(reading.closesAt))
    throw new DomainError('E_CLOSED', 'This reading is closed: it can be read, and is discussed no further.', {
      reason: 'reading',
    });
}

/** Refuses whoever said something a moment ago where one waits between two comments; notes are made at any pace. */
export function requirePace(actor: ActorRecord, thread: ThreadRecord | null, work: ThreadWork, at: Date): void {
  const { reading, stream } = work;
  if (stream.audience === 'notes') return;
  const paces = [{ slowSeconds: reading.slowSeconds, saidAt: work.saidAt(actor, null) }];
  if (thread) paces.push({ slowSeconds: thread.slowSeconds, saidAt: work.saidAt(actor, thread.id) });
  const waitMs = writesAgainAtMs(actorOf(actor), paces) - at.getTime();
  if (waitMs > 0) throw tooSoon(Math.ceil(waitMs / 1_000));
}

/** The refusal of a comment that comes too soon after the one before. */
export function tooSoon(retryAfterSeconds: number): DomainError {
  const message = `It is slow here: you can say something more in ${retryAfterSeconds} s. What you wrote is kept.`;
  return new DomainError('E_SLOW', message, { retryAfterSeconds });
}

/** A thread of this reading that the actor hears. */
export function heardThread(threadId: string, actor: ActorRecord, work: ThreadWork): ThreadRecord {
  const thread = work.threads.get(threadId);
  if (!thread) throw notFound();
  // it may be in another reading by now: who sees that one is asked there
  if (streamOf(thread) !== work.stream.id) throw new SaidElsewhere();
  if (hearVerdict(actorOf(actor), audienceFacts(actor, work)) !== 'allow') throw notFound();
  return thread;
}

const whyNot: Readonly<Record<CommentAction, string>> = {
  edit: 'Only its author can do that.',
  delete: 'Only its author can do that.',
  answer: 'Members of the group write here.',
  react: 'Members of the group react here.',
};

/** Somebody as rules see them. */
export function actorOf(record: ActorRecord): Actor {
  return { personId: record.person.id, role: record.role };
}
