import type {
  CreateComment,
  DeleteComment,
  EditComment,
  OpenThread,
  Refusal,
  ThreadCommandAnswer,
} from '@lectern/contracts';

/** The commands that wait in the outbox when they cannot be sent, with their inputs. */
export interface ThreadCommands {
  'thread.open': OpenThread;
  'comment.create': CreateComment;
  'comment.edit': EditComment;
  'comment.delete': DeleteComment;
}

/** The name of a command that can wait. */
export type ThreadCommandName = keyof ThreadCommands;

/** Any command that can wait, with its input. */
export type ThreadCommand = { [N in ThreadCommandName]: { name: N; input: ThreadCommands[N] } }[ThreadCommandName];

/** A command as it is kept until the server has acknowledged it. */
export type WaitingCommand = ThreadCommand & {
  /** the same as in the input: the order of these is the order of writing */
  readonly commandId: string;
  readonly personId: string;
  readonly readingId: string;
  readonly writtenAt: string;
  /** how often it was sent; more than 0 without an answer means it may have been done */
  readonly attempts: number;
  /** why the server will not do it; null: still to be sent */
  readonly refusal: Refusal | null;
};

/** A command that the server has done. */
export interface SentCommand {
  readonly command: WaitingCommand;
  readonly answer: ThreadCommandAnswer;
}
