import type { Comment, Person, Thread } from '@lectern/contracts';
import type { WaitingCommand } from '@lectern/web/realtime';

/** Threads and comments as the writer sees them: the server's, and on them what is still to be sent. */
export interface DiscussionWithWaiting {
  readonly threads: readonly Thread[];
  readonly comments: readonly Comment[];
  /** per comment (or, for one that is not there yet, per command id) what is waiting for it */
  readonly waiting: ReadonlyMap<string, WaitingCommand>;
}

/**
 * Puts the waiting commands into a discussion: a comment that is not sent stands where it will stand,
 * under its command's id; one being edited shows the new words; one being deleted is marked.
 */
export function withWaiting(
  threads: readonly Thread[],
  comments: readonly Comment[],
  commands: readonly WaitingCommand[],
  author: Person,
): DiscussionWithWaiting {
  if (commands.length === 0) return { threads, comments, waiting: new Map() };
  const waiting = new Map<string, WaitingCommand>();
  const known = new Set(comments.map(({ id }) => id));
  const threadIds = new Set(threads.map(({ id }) => id));
  const newThreads: Thread[] = [];
  const newComments: Comment[] = [];
  const newBodies = new Map<string, string>();

  for (const [index, command] of commands.entries()) {
    // Ids of what is not there yet sort after everything that is.
    const later = Number.MAX_SAFE_INTEGER - commands.length + index;
    switch (command.name) {
      case 'thread.open': {
        // Its event can come before its acknowledgement.
        if (threadIds.has(command.commandId) || known.has(command.commandId)) break;
        const comment = unsentComment(command, command.commandId, null, command.input.body, author, later);
        newThreads.push(unsentThread(command, author, later));
        newComments.push(comment);
        waiting.set(comment.id, command);
        break;
      }
      case 'comment.create': {
        if (known.has(command.commandId) || !threadIds.has(command.input.threadId)) break;
        const { threadId, parentId, body } = command.input;
        newComments.push(unsentComment(command, threadId, parentId, body, author, later));
        waiting.set(command.commandId, command);
        break;
      }
      case 'comment.edit':
        // Refused words stay in the outbox; what is shown is what the others see.
        if (command.refusal === null) newBodies.set(command.input.commentId, command.input.body);
        waiting.set(command.input.commentId, command);
        break;
      case 'comment.delete':
        waiting.set(command.input.commentId, command);
        break;
    }
  }
  const shown = comments.map((comment) => {
    const body = newBodies.get(comment.id);
    return body === undefined || comment.isDeleted ? comment : { ...comment, body };
  });
  return { threads: [...threads, ...newThreads], comments: [...shown, ...newComments], waiting };
}

function unsentComment(
  command: WaitingCommand,
  threadId: string,
  parentId: string | null,
  body: string,
  author: Person,
  later: number,
): Comment {
  return {
    id: command.commandId,
    threadId,
    parentId,
    author,
    body,
    createdAt: command.writtenAt,
    editedAt: null,
    isDeleted: false,
    withheldAs: null,
    reactions: [],
    importedFrom: null,
    isModerated: false,
    liveSessionId: null,
    createdSeq: later,
    seq: later,
    moves: 0,
  };
}

function unsentThread(
  command: Extract<WaitingCommand, { name: 'thread.open' }>,
  author: Person,
  later: number,
): Thread {
  const { blockId, span } = command.input.anchor;
  return {
    id: command.commandId,
    readingId: command.readingId,
    audience: command.input.audience ?? 'group',
    streamId: command.readingId,
    moves: 0,
    kind: command.input.kind ?? 'comment',
    answerId: null,
    resolved: null,
    isPinned: false,
    closesAt: null,
    slowSeconds: null,
    anchors: [
      {
        blockId,
        isWhole: blockId === null,
        span,
        quote: span?.quote ?? null,
        certainty: 'exact',
        suggestedBlockId: null,
        lastPlace: null,
      },
    ],
    openedBy: author,
    openedAt: command.writtenAt,
    commentCount: 1,
    lastCommentAt: command.writtenAt,
    lastCommentSeq: later,
    createdSeq: later,
    seq: later,
  };
}
