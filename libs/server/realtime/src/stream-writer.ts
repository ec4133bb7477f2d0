import { Injectable, type BeforeApplicationShutdown } from '@nestjs/common';
import { DomainError, Gate, Metrics, serverLimits, traced } from '@lectern/server/platform';
import { StreamBatches } from './stream-batches';
import {
  hashOfCommand,
  type AnyHandler,
  type PlannedHandler,
  type StreamCommand,
  type StreamHandler,
  type Waiting,
} from './stream-command';

/** More commands waiting for one stream than this are asked to come back. */
const waitingMax = serverLimits.commandsWaitingPerStream;
/** A batch is one transaction; larger ones gain little and make the first wait for the last. */
const batchMax = serverLimits.commandsPerBatch;
/** A batch of so many says that a room is busy, and that the next is worth a moment's waiting. */
const busyFrom = 4;
const gatherMsMax = 8;
/** Batches of different streams that run at once; fewer than the pool's connections, so reads go on. */
const batchesAtOnceMax = serverLimits.batchesAtOnce;

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
  private readonly gate = new Gate(batchesAtOnceMax);
  private idle: (() => void)[] = [];
  private isDraining = false;

  constructor(
    private readonly batches: StreamBatches,
    private readonly metrics: Metrics,
  ) {
    metrics.gauge('lectern_stream_queue_depth', 'Commands that wait to be written', () =>
      [...this.queues.values()].reduce((sum, { waiting }) => sum + waiting.length, 0),
    );
    metrics.gauge('lectern_stream_queues', 'Streams that are being written', () => this.queues.size);
  }

  /** Puts a command into its stream's queue; resolves once it is committed, rejects with the refusal. */
  submit<Command extends StreamCommand, Answer>(
    streamId: string,
    command: Command,
    handler: StreamHandler<Command, Answer> | PlannedHandler<Command, Answer>,
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
      await this.gate.enter();
      // one turn of the event loop, so that what arrived together is written together
      await new Promise((resolve) => setImmediate(resolve));
      const batch = queue.waiting.splice(0, batchLength(queue.waiting));
      let others = 0;
      try {
        const committed = () => (others = queue.waiting.length);
        if (batch[0]) await this.write(streamId, batch[0].handler, batch, committed);
      } finally {
        this.gate.leave();
      }
      if (batch.length >= busyFrom) await gathered(queue, others + Math.ceil(batch.length * 0.75));
    }
    this.queues.delete(streamId);
    if (this.queues.size === 0) for (const done of this.idle.splice(0)) done();
  }

  private write(streamId: string, handler: AnyHandler, batch: Waiting[], committed: () => void): Promise<void> {
    const end = this.metrics.streamLag.startTimer();
    this.metrics.batchCommands.observe(batch.length);
    const writing = () => this.batches.write(streamId, handler, batch, committed);
    return traced('stream.batch', { commands: batch.length }, writing).finally(end);
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
