import { createHash } from 'node:crypto';
import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import type { StreamEvent, StreamRef } from '@lectern/contracts';
import { Database, type Transaction } from '@lectern/server/database';
import { conflict, DomainError, notFound, refusalOf } from '@lectern/server/platform';
import { crashPoint } from './crash-point';
import { EventRepository, type CommandEvent } from './event.repository';
import { StreamBroadcaster } from './stream-broadcaster';

/** More commands waiting for one stream than this are asked to come back. */
const waitingMax = 2_000;
/** A batch is one transaction; larger ones gain little and make the first wait for the last. */
const batchMax = 128;
/** A batch of so many says that a room is busy, and that the next is worth a moment's waiting. */
const busyFrom = 4;
const gatherMsMax = 8;
/** Batches of different streams that run at once; fewer than the pool's connections, so reads go on. */
const batchesAtOnceMax = 6;

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
      readonly event: Pick<CommandEvent, 'type'> & Partial<Pick<CommandEvent, 'threadId' | 'commentId' | 'revisionId'>>;
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

/** How a feature decides and stores the commands of its streams. */
export interface StreamHandler<Command extends StreamCommand, Answer> {
  readonly stream: (streamId: string) => StreamRef;
  /** decides every command in order and stores what they change; says to which audience the events go */
  decide(batch: Batch<Command>): Promise<{ outcomes: Outcome<Answer>[]; audienceVersion: number }>;
  /** the answer to a command that was done before */
  answerAgain(event: CommandEvent): Promise<Answer>;
}

interface Waiting {
  readonly handler: AnyHandler;
  readonly command: StreamCommand;
  readonly hash: Uint8Array<ArrayBuffer>;
  readonly resolve: (answer: unknown) => void;
  readonly reject: (error: unknown) => void;
}

type AnyHandler = StreamHandler<StreamCommand, unknown>;

interface Queue {
  readonly waiting: Waiting[];
  isRunning: boolean;
  /** how many are worth writing at once, and whom to tell when they are there */
  enough: number;
  gathered: (() => void) | null;
}

/**
 * Writes commands to streams. Commands that wait for one stream are decided and stored together in
 * one transaction that holds the stream's row (see docs/adr/0002): numbers are gap-free in commit
 * order, and a busy stream is written in few large batches instead of many small ones. Answers and
 * broadcasts follow the commit. Several features may write to one stream: a batch is what waits next
 * to each other for the same of them, so the order in which commands came is kept.
 */
@Injectable()
export class StreamWriter implements BeforeApplicationShutdown {
  private readonly queues = new Map<string, Queue>();
  private running = 0;
  private readonly ready: (() => void)[] = [];
  private idle: (() => void)[] = [];
  private isDraining = false;

  constructor(
    private readonly database: Database,
    private readonly events: EventRepository,
    private readonly broadcaster: StreamBroadcaster,
  ) {}

  /** Puts a command into its stream's queue; resolves once it is committed, rejects with the refusal. */
  submit<Command extends StreamCommand, Answer>(
    streamId: string,
    command: Command,
    handler: StreamHandler<Command, Answer>,
  ): Promise<Answer> {
    if (this.isDraining) {
      const message = 'The server is going away. Try again in a moment.';
      return Promise.reject(new DomainError('E_BUSY', message, { retryAfterSeconds: 1 }));
    }
    const queue = this.queueOf(streamId);
    if (queue.waiting.length >= waitingMax) {
      return Promise.reject(
        new DomainError('E_BUSY', 'Too many are writing here at once. Try again in a moment.', {
          retryAfterSeconds: 1,
        }),
      );
    }
    return new Promise<Answer>((resolve, reject) => {
      queue.waiting.push({
        handler: handler as unknown as AnyHandler,
        command,
        hash: hashOfCommand(command),
        resolve: resolve as (answer: unknown) => void,
        reject,
      });
      if (!queue.isRunning) void this.run(streamId, queue);
      else if (queue.waiting.length >= queue.enough) queue.gathered?.();
    });
  }

  /** Takes nothing more and waits until nothing is being written, before the sockets close. */
  async beforeApplicationShutdown(): Promise<void> {
    this.isDraining = true;
    while (this.queues.size > 0) await new Promise<void>((resolve) => this.idle.push(resolve));
  }

  private queueOf(streamId: string): Queue {
    const known = this.queues.get(streamId);
    if (known) return known;
    const queue: Queue = { waiting: [], isRunning: false, enough: 0, gathered: null };
    this.queues.set(streamId, queue);
    return queue;
  }

  private async run(streamId: string, queue: Queue): Promise<void> {
    queue.isRunning = true;
    while (queue.waiting.length > 0) {
      await this.turn();
      // one turn of the event loop, so that what arrived together is written together
      await new Promise((resolve) => setImmediate(resolve));
      const batch = queue.waiting.splice(0, batchLength(queue.waiting));
      try {
        if (batch[0]) await this.writeBatch(streamId, batch[0].handler, batch);
      } finally {
        this.endTurn();
      }
      if (batch.length >= busyFrom) await gathered(queue, queue.waiting.length + Math.ceil(batch.length * 0.75));
    }
    this.queues.delete(streamId);
    if (this.queues.size === 0) for (const done of this.idle.splice(0)) done();
  }

  private async writeBatch(streamId: string, handler: AnyHandler, batch: Waiting[]): Promise<void> {
    const { first, again } = withoutRepeats(batch);
    try {
      await this.commit(streamId, handler, first);
    } catch (error) {
      const isPassing = refusalOf(error).refusal.code === 'E_BUSY';
      if (first.length === 1 || isPassing) for (const waiting of first) waiting.reject(error);
      // one bad command must not take the others with it: each alone
      else for (const waiting of first) await this.commit(streamId, handler, [waiting]).catch(waiting.reject);
    }
    if (again.length > 0) await this.writeBatch(streamId, handler, again);
  }

  private async commit(streamId: string, handler: AnyHandler, batch: Waiting[]): Promise<void> {
    if (globalThis.CRASH_POINTS) await crashPoint('F1');
    const written = await this.database.write(async (transaction) => {
      const head = await this.events.lock(streamId, transaction);
      if (head === null) throw notFound();
      if (globalThis.CRASH_POINTS) await crashPoint('F2');
      const done = await this.events.ofCommands(
        batch.map((waiting) => waiting.command),
        transaction,
      );
      const fresh = batch.filter((waiting) => !done.has(nameOf(waiting.command)));
      if (fresh.length === 0) return { done, fresh, outcomes: [], audienceVersion: 0 };
      const at = new Date();
      let seq = head;
      const { outcomes, audienceVersion } = await handler.decide({
        streamId,
        commands: fresh.map((waiting) => waiting.command),
        at,
        nextSeq: () => (seq += 1),
        transaction,
      });
      const events = outcomes.flatMap((outcome, index): CommandEvent[] => {
        const waiting = fresh[index];
        if ('refused' in outcome || !waiting) return [];
        const { command, hash } = waiting;
        return [
          {
            threadId: null,
            commentId: null,
            revisionId: null,
            ...outcome.event,
            streamId,
            seq: outcome.shown.seq,
            at,
            actorId: command.personId,
            commandId: command.commandId,
            commandHash: hash,
          },
        ];
      });
      await this.events.append(events, transaction);
      if (globalThis.CRASH_POINTS) await crashPoint('F3');
      return { done, fresh, outcomes, audienceVersion };
    });

    if (globalThis.CRASH_POINTS) await crashPoint('F4');
    for (const [index, waiting] of written.fresh.entries()) {
      if (globalThis.CRASH_POINTS && index === written.fresh.length >> 1) await crashPoint('F7', true);
      const outcome = written.outcomes[index];
      if (!outcome) waiting.reject(new Error('A command was not decided.'));
      else if ('refused' in outcome) waiting.reject(outcome.refused);
      else waiting.resolve(outcome.answer);
    }
    if (globalThis.CRASH_POINTS) await crashPoint('F5', true);
    const shown = written.outcomes.flatMap((outcome) => ('shown' in outcome ? [outcome.shown] : []));
    if (shown.length > 0) this.broadcaster.events(handler.stream(streamId), written.audienceVersion, shown);

    for (const waiting of batch) {
      const event = written.done.get(nameOf(waiting.command));
      if (!event) continue;
      if (Buffer.compare(event.commandHash, waiting.hash) === 0)
        await handler.answerAgain(event).then(waiting.resolve, waiting.reject);
      else waiting.reject(conflict('This command was given before, with other words. Give the new one a new name.'));
    }
  }

  private async turn(): Promise<void> {
    if (this.running >= batchesAtOnceMax) await new Promise<void>((resolve) => this.ready.push(resolve));
    this.running += 1;
  }

  private endTurn(): void {
    this.running -= 1;
    this.ready.shift()?.();
  }
}

/** How many of those that wait go into the next batch: the first and what follows it for the same handler. */
function batchLength(waiting: readonly Waiting[]): number {
  const other = waiting.findIndex(({ handler }) => handler !== waiting[0]?.handler);
  return Math.min(other < 0 ? waiting.length : other, batchMax);
}

/**
 * Waits for about as many more commands as the last batch had, a few milliseconds at the most. Those
 * just acknowledged write again at once in a busy room; without the wait they would fall into two
 * halves that take turns, and every batch costs the database a commit and the room a frame each.
 */
function gathered(queue: Queue, enough: number): Promise<void> {
  if (queue.waiting.length >= enough) return Promise.resolve();
  return new Promise((resolve) => {
    const done = () => {
      clearTimeout(timer);
      queue.gathered = null;
      resolve();
    };
    const timer = setTimeout(done, gatherMsMax);
    queue.enough = enough;
    queue.gathered = done;
  });
}

/** Within a batch the first of several equal commands is done; the others are then answered as repeats. */
function withoutRepeats(batch: readonly Waiting[]): { first: Waiting[]; again: Waiting[] } {
  const seen = new Set<string>();
  const first: Waiting[] = [];
  const again: Waiting[] = [];
  for (const waiting of batch) {
    const name = nameOf(waiting.command);
    if (seen.has(name)) again.push(waiting);
    else first.push(waiting);
    seen.add(name);
  }
  return { first, again };
}

function nameOf(command: StreamCommand): string {
  return `${command.personId} ${command.commandId}`;
}

function hashOfCommand(command: StreamCommand): Uint8Array<ArrayBuffer> {
  return new Uint8Array(createHash('sha256').update(JSON.stringify(command)).digest());
}
