import { limits, type NewAnchor, type ThreadCommandAnswer } from '@lectern/contracts';
import { mayAddress, placeThreadVerdict } from '@lectern/domain';
import { conflict, DomainError, forbidden, invalid, notFound } from '@lectern/server/platform';
import type { Outcome } from '@lectern/server/realtime';
import { changeThread, ofThread, react, type Clock } from './standing.decisions';
import { requireAudience } from './audiences/audience-access';
import {
  actorOf,
  commenter,
  knownThread,
  requireOpen,
  requirePace,
  seenThread,
  standingComment,
} from './thread-access';
import { letUp, type ThreadCommand } from './thread-command';
import { presentComment, presentThread, threadEvent, type ThreadEventType } from './thread.presenter';
import type { ActorRecord, AnchorRecord, CommentRecord, ThreadRecord } from './thread.records';
import type { ThreadWork } from './thread-work';

type ThreadOutcome = Outcome<ThreadCommandAnswer>;
type Of<T extends ThreadCommand['type']> = Extract<ThreadCommand, { type: T }>;

/** Decides one command on the state of the batch so far. Pure but for the work it changes. */
export function decide(command: ThreadCommand, work: ThreadWork, clock: Clock): ThreadOutcome {
  try {
    switch (command.type) {
      case 'thread.open':
        return openThread(command, work, clock);
      case 'thread.place':
        return placeThread(command, work, clock);
      case 'thread.change':
        return changeThread(command, work, clock);
      case 'comment.create':
        return createComment(command, work, clock);
      case 'comment.edit':
        return editComment(command, work, clock);
      case 'comment.delete':
        return deleteComment(command, work, clock);
      case 'comment.react':
        return react(command, work, clock);
    }
  } catch (error) {
    if (error instanceof DomainError) return { refused: error };
    throw error;
  }
}

function openThread(command: Of<'thread.open'>, work: ThreadWork, { at, nextSeq }: Clock): ThreadOutcome {
  const author = commenter(command.personId, work);
  requireAudience(command, author, work);
  requireOpen(author, null, work, at);
  if (!isUnhurried(command)) requirePace(author, null, work, at);
  const anchors = command.importedAnchors?.map((anchor) => standing(anchor, work)) ?? [anchorOf(command.anchor, work)];
  const seq = nextSeq();
  const thread: ThreadRecord = {
    id: command.commandId,
    readingId: work.reading.id,
    audienceId: work.stream.audience === 'group' ? null : work.stream.id,
    audience: work.stream.audience,
    moves: 0,
    openedBy: author.person,
    openedAt: at,
    anchors,
    createdSeq: seq,
    commentCount: 0,
    lastCommentAt: at,
    lastCommentSeq: seq,
    seq,
    kind: command.kind ?? 'comment',
    answerId: null,
    resolvedAt: null,
    resolvedBy: null,
    pinnedAt: null,
    closesAt: null,
    slowSeconds: null,
  };
  work.addThread(thread);
  return done('thread.opened', thread, newComment(command, work, thread, author, null, { at, seq }), at);
}

/** Says where a thread stands on the present revision; one whose first comment is deleted as well. */
function placeThread(command: Of<'thread.place'>, work: ThreadWork, { at, nextSeq }: Clock): ThreadOutcome {
  const { actor, thread, first } = knownThread(command, work);
  if (placeThreadVerdict(actorOf(actor), { openedById: thread.openedBy?.id ?? null }) !== 'allow')
    throw forbidden('Only who opened this thread and who leads the group can place it.');
  // it would show at another paragraph what is hidden at this one
  if (thread.audience === 'passage')
    throw conflict('While what others say is hidden here, a thread stays where the text puts it.');
  work.placeThread(thread, placesAfter(command, thread, work), nextSeq());
  return ofThread('thread.placed', thread, first, at);
}

/** The anchors of a thread with one put elsewhere, added behind the last, or taken away. */
function placesAfter(command: Of<'thread.place'>, thread: ThreadRecord, work: ThreadWork): readonly AnchorRecord[] {
  const { anchors } = thread;
  const { position, anchor } = command;
  const before = anchors[position];
  if (position > anchors.length || (anchor === null && !before))
    throw invalid('The thread has no such place.', 'position');
  if (anchor === null) {
    if (anchors.length === 1) throw conflict('This is the only place of this thread. Put it somewhere else instead.');
    return anchors.filter((one) => one !== before);
  }
  // what is new at a paragraph is hidden there; only what a revision left unsure is put right
  const isPutRight = before !== undefined && before.certainty !== 'exact';
  const isShownThere = thread.audience === 'group' || thread.audience === 'circle';
  if (isShownThere && work.reading.asksFirstThoughts && anchor.blockId !== null && !isPutRight)
    throw conflict('While first thoughts are asked for, nothing is put at another paragraph.');
  const placed = anchorOf(anchor, work);
  if (before === undefined) {
    if (anchors.length >= limits.anchorsPerThread)
      throw invalid(`A thread stands at ${limits.anchorsPerThread} paragraphs at the most.`, 'position');
    if (anchors.some(({ blockId }) => blockId === placed.blockId)) throw conflict('The thread stands there already.');
    return [...anchors, placed];
  }
  // put on a paragraph as such, it keeps the words it was about
  return anchors.with(position, { ...placed, quote: placed.quote ?? before.quote });
}

function createComment(command: Of<'comment.create'>, work: ThreadWork, { at, nextSeq }: Clock): ThreadOutcome {
  const { actor, thread } = seenThread(command, work);
  const author = commenter(actor.person.id, work);
  requireOpen(author, thread, work, at);
  if (!isUnhurried(command)) requirePace(author, thread, work, at);
  const parent = command.parentId === null ? null : work.comments.get(command.parentId);
  if (parent === undefined || (parent && parent.threadId !== thread.id)) throw notFound();
  if (parent && parent.depth + 1 > limits.replyDepthLevels)
    throw invalid('Answers cannot go deeper. Answer one further up.', 'parentId');
  if (parent && !mayAddress(author.role, work.isBlockedBy(parent.id, author.person.id)))
    throw forbidden('Who wrote this does not want answers from you. You can write in the thread beside it.');
  return done('comment.created', thread, newComment(command, work, thread, author, parent, { at, seq: nextSeq() }), at);
}

function editComment(command: Of<'comment.edit'>, work: ThreadWork, { at, nextSeq }: Clock): ThreadOutcome {
  const { comment, thread } = standingComment(command.personId, command.commentId, 'edit', work);
  // a reaction changes the comment, not its words
  if (command.baseSeq < comment.bodySeq)
    throw conflict('This comment was changed elsewhere meanwhile. Look at it again.');
  if (work.versionCount(comment.id) >= limits.versionsPerComment)
    throw conflict('This comment was changed too often to be changed again. Write an answer to it instead.');
  work.changeComment(thread, comment, { body: command.body, editedAt: at }, nextSeq());
  return done('comment.edited', thread, comment, at);
}

function deleteComment(command: Of<'comment.delete'>, work: ThreadWork, { at, nextSeq }: Clock): ThreadOutcome {
  const { comment, thread } = standingComment(command.personId, command.commentId, 'delete', work);
  work.changeComment(thread, comment, { deletedAt: at, body: '' }, nextSeq());
  return done('comment.deleted', thread, comment, at);
}

/** What was said elsewhere, or waited for a moderator, is not said fast. */
function isUnhurried(command: Of<'thread.open'> | Of<'comment.create'>): boolean {
  return command[letUp] === true || command.importedFrom !== undefined;
}

function newComment(
  command: Of<'thread.open'> | Of<'comment.create'>,
  work: ThreadWork,
  thread: ThreadRecord,
  author: ActorRecord,
  parent: CommentRecord | null,
  { at, seq }: { at: Date; seq: number },
): CommentRecord {
  const comment: CommentRecord = {
    id: command.commandId,
    threadId: thread.id,
    moves: thread.moves,
    parentId: parent?.id ?? null,
    author: author.person,
    depth: parent ? parent.depth + 1 : 0,
    createdAt: at,
    createdSeq: seq,
    body: command.body,
    editedAt: null,
    deletedAt: null,
    withheldAs: null,
    isModerated: false,
    bodySeq: seq,
    reactions: [],
    seq,
    importedFrom: command.importedFrom ?? null,
    liveSessionId: command.importedFrom ? null : (command.liveSessionId ?? author.liveSessionId),
  };
  work.addComment(thread, comment);
  return comment;
}

/** An anchor worked out a moment ago, if its block is still there. */
function standing(anchor: AnchorRecord, work: ThreadWork): AnchorRecord {
  if (anchor.blockId !== null && !work.blockTexts.has(anchor.blockId))
    throw conflict('This paragraph is not in the present revision of the text. Look at it again.');
  return anchor;
}

/** A quotation has to be what stands in the paragraph, or the anchor would lie from the start. */
export function anchorOf({ blockId, span }: NewAnchor, work: Pick<ThreadWork, 'blockTexts'>): AnchorRecord {
  const sure = { certainty: 'exact', suggestionBlockId: null, originBlockId: null, originRevision: null } as const;
  const none = { spanStart: null, spanEnd: null, quote: null, ...sure };
  if (blockId === null) return { blockId, ...none };
  const text = work.blockTexts.get(blockId);
  if (text === undefined)
    throw conflict('This paragraph is not in the present revision of the text. Look at it again.');
  if (span === null) return { blockId, ...none };
  if (text.slice(span.start, span.end) !== span.quote)
    throw conflict('The quotation is not what stands there. Look at the paragraph again.');
  return { blockId, spanStart: span.start, spanEnd: span.end, quote: span.quote, ...sure };
}

function done(type: ThreadEventType, thread: ThreadRecord, comment: CommentRecord, at: Date): ThreadOutcome {
  return {
    event: { type, threadId: thread.id, commentId: comment.id },
    shown: threadEvent({ seq: comment.seq, at: at.toISOString() }, type, thread, comment),
    answer: { seq: comment.seq, thread: presentThread(thread), comment: presentComment(comment) },
  };
}
