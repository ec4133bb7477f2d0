import { createHash } from 'node:crypto';
import type { StreamEvent, StreamRef } from '@lectern/contracts';
import type { Rows, Statement, Transaction } from '@lectern/server/database';
import type { DomainError } from '@lectern/server/platform';
import type { CommandEvent } from './event.repository';

/** A command for a stream: who gives it, their name for it, and what it says. */
export interface StreamCommand {
  readonly type: string;
  readonly personId: string;
  readonly commandId: string;
}

/** What a handler made of one command: an event with what everyone sees of it and what the caller gets, or a refusal. */
export type Outcome<Answer> =
  | { readonly refused: DomainError }
  | {
      readonly event: Pick<CommandEvent, 'type'> &
        Partial<Pick<CommandEvent, 'threadId' | 'commentId' | 'revisionId' | 'targetIds'>>;
      readonly shown: StreamEvent;
      readonly answer: Answer;
    };

/** A batch of commands about to be decided, in the order they came. */
export interface Batch<Command> {
  readonly streamId: string;
  readonly commands: readonly Command[];
  readonly at: Date;
  /** the number the next event gets; taken only by commands that are not refused */
  readonly nextSeq: () => number;
  readonly transaction: Transaction;
}

/** What a handler decided. */
export interface Decided<Answer> {
  readonly outcomes: readonly Outcome<Answer>[];
  /** to which audience the events go */
  readonly audienceVersion: number;
}

interface Answering<Answer> {
  readonly stream: (streamId: string) => StreamRef;
  /** the answer to a command that was done before */
  answerAgain(event: CommandEvent): Promise<Answer>;
}

/** How a feature decides and stores the commands of its streams. Deciding may be asked for twice, of which the first is then undone. */
export interface StreamHandler<Command extends StreamCommand, Answer> extends Answering<Answer> {
  /** decides every command in order and stores what they change */
  decide(batch: Batch<Command>): Promise<Decided<Answer>>;
}

/** A handler that knows beforehand what it will look at: a batch then takes two round trips to the database. */
export interface PlannedHandler<Command extends StreamCommand, Answer> extends Answering<Answer> {
  /** asks for all that a batch of commands looks at */
  questions(streamId: string, commands: readonly Command[]): readonly Statement[];
  /** decides every command in order by the answers, and says what to store */
  decideOn(
    answers: readonly Rows[],
    batch: Omit<Batch<Command>, 'transaction'>,
  ): Decided<Answer> & { readonly statements: readonly Statement[] };
}

/** A handler of whatever commands. */
export type AnyHandler = StreamHandler<StreamCommand, unknown> | PlannedHandler<StreamCommand, unknown>;

/** A command that waits to be written, and who is to be told. */
export interface Waiting {
  readonly handler: AnyHandler;
  readonly command: StreamCommand;
  /** SHA-256 of what it says */
  readonly hash: Uint8Array<ArrayBuffer>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

/** The name by which a command is known in the whole database. */
export function nameOf(command: StreamCommand): string {
  return `${command.personId} ${command.commandId}`;
}

/** What tells a repeat from another command of the same name. */
export function hashOfCommand(command: StreamCommand): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(JSON.stringify(command)).digest());
}
