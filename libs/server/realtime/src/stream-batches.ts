import { Injectable } from '@nestjs/common';
import { Database } from '@lectern/server/database';
import { conflict, notFound, refusalOf } from '@lectern/server/platform';
import { CommittedStreams } from './committed-streams';
import { crashPoint } from './crash-point';
import { EventRepository, type CommandEvent } from './event.repository';
import { appendEvents, eventsByName, eventsOfCommands, headOf, lockStream } from './event.statements';
import { StreamBroadcaster } from './stream-broadcaster';
import {
  nameOf,
  type AnyHandler,
  type Decided,
  type PlannedHandler,
  type StreamCommand,
  type StreamHandler,
  type Waiting,
} from './stream-command';

type DoneBefore = ReadonlyMap<string, CommandEvent>;

/** What one transaction wrote. */
interface Written extends Decided<unknown> {
  /** the commands that were decided, in the order of their outcomes */
  readonly fresh: readonly Waiting[];
  readonly done: DoneBefore;
}

const nothingDone: DoneBefore = new Map();
const nothingDecided: Decided<unknown> = { outcomes: [], audienceVersion: 0 };

/** Writes one batch of commands to its stream in one transaction, answers each, and tells the room. */
@Injectable()
export class StreamBatches {
  constructor(
    private readonly database: Database,
    private readonly events: EventRepository,
    private readonly broadcaster: StreamBroadcaster,
    private readonly committed: CommittedStreams,
  ) {}

  /** Resolves when every command of the batch has been answered, one way or the other; says so before the first answer. */
  async write(
    streamId: string,
    handler: AnyHandler,
    batch: readonly Waiting[],
    committed: () => void = () => undefined,
  ): Promise<void> {
    const { first, again } = withoutRepeats(batch);
    try {
      await this.commit(streamId, handler, first, committed);
    } catch (error) {
      if (first.length === 1 || isPassing(error)) for (const waiting of first) waiting.reject(error);
      // one bad command must not take the others with it: each alone
      else for (const waiting of first) await this.commit(streamId, handler, [waiting]).catch(waiting.reject);
    }
    if (again.length > 0) await this.write(streamId, handler, again);
  }

  private async commit(
    streamId: string,
    handler: AnyHandler,
    batch: readonly Waiting[],
    committed: () => void = () => undefined,
  ): Promise<void> {
    if (globalThis.CRASH_POINTS) await crashPoint('F1');
    const written = await this.written(streamId, handler, batch);
    if (globalThis.CRASH_POINTS) await crashPoint('F4');
    committed();
    for (const [index, waiting] of written.fresh.entries()) {
      if (globalThis.CRASH_POINTS && index === written.fresh.length >> 1) await crashPoint('F7', true);
      const outcome = written.outcomes[index];
      if (!outcome) waiting.reject(new Error('A command was not decided.'));
      else if ('refused' in outcome) waiting.reject(outcome.refused);
      else waiting.resolve(outcome.answer);
    }
    if (globalThis.CRASH_POINTS) await crashPoint('F5', true);
    const shown = written.outcomes.flatMap((outcome) => ('shown' in outcome ? [outcome.shown] : []));
    if (shown.length > 0) {
      // the answers go out first: those who wrote go on while a large room is told
      await new Promise((resolve) => setImmediate(resolve));
      this.broadcaster.events(handler.stream(streamId), written.audienceVersion, shown);
      this.committed.announce(streamId);
    }
    await answerRepeats(handler, batch, written.done);
  }

  /**
   * Most commands are given once, so where time counts they are not looked up first: a repeat is noticed by what it
   * would store twice, or by being refused for what it has done itself. Whatever goes wrong is tried with looking up.
   */
  private async written(streamId: string, handler: AnyHandler, batch: readonly Waiting[]): Promise<Written> {
    if (!('questions' in handler)) return this.stepByStep(streamId, handler, batch);
    try {
      return await this.inTwoRounds(streamId, handler, batch, false);
    } catch (error) {
      if (isPassing(error)) throw error;
      return this.inTwoRounds(streamId, handler, batch, true);
    }
  }

  private inTwoRounds(
    streamId: string,
    handler: PlannedHandler<StreamCommand, unknown>,
    batch: readonly Waiting[],
    isLookedUp: boolean,
  ): Promise<Written> {
    const commands = batch.map((waiting) => waiting.command);
    const lookUp = isLookedUp ? [eventsOfCommands(commands)] : [];
    return this.database.writeTogether({
      questions: [lockStream(streamId), ...lookUp, ...handler.questions(streamId, commands)],
      decide: async ([locked = [], ...answers], ask) => {
        if (globalThis.CRASH_POINTS) await crashPoint('F2');
        const known = isLookedUp ? eventsByName(answers.shift() ?? []) : nothingDone;
        const { asked, ...open } = openBatch(streamId, headOf(locked), batch, known);
        if (asked.length === 0) return { statements: [], result: writtenOf([], nothingDecided, known) };
        const decided = handler.decideOn(answers, open);
        const refused = isLookedUp ? [] : refusedOf(asked, decided).map((waiting) => waiting.command);
        const again = refused.length > 0 ? eventsByName(await ask(eventsOfCommands(refused))) : known;
        const events = eventsOf(streamId, asked, decided, open.at);
        const append = events.length > 0 ? [appendEvents(events)] : [];
        return { statements: [...decided.statements, ...append], result: writtenOf(asked, decided, again) };
      },
      ...(globalThis.CRASH_POINTS ? { beforeCommit: () => crashPoint('F3') } : {}),
    });
  }

  private stepByStep(
    streamId: string,
    handler: StreamHandler<StreamCommand, unknown>,
    batch: readonly Waiting[],
  ): Promise<Written> {
    return this.database.write(async (transaction) => {
      const head = await this.events.lock(streamId, transaction);
      if (globalThis.CRASH_POINTS) await crashPoint('F2');
      const known = await this.events.ofCommands(
        batch.map((waiting) => waiting.command),
        transaction,
      );
      const { asked, ...open } = openBatch(streamId, head, batch, known);
      if (asked.length === 0) return writtenOf([], nothingDecided, known);
      const decided = await handler.decide({ ...open, transaction });
      await this.events.append(eventsOf(streamId, asked, decided, open.at), transaction);
      if (globalThis.CRASH_POINTS) await crashPoint('F3');
      return writtenOf(asked, decided, known);
    });
  }
}

/** What is to be decided on a locked stream: the commands that were not done before. */
function openBatch(streamId: string, head: number | null, batch: readonly Waiting[], known: DoneBefore) {
  if (head === null) throw notFound();
  const asked = batch.filter((waiting) => !known.has(nameOf(waiting.command)));
  let seq = head;
  return {
    asked,
    streamId,
    commands: asked.map((waiting) => waiting.command),
    at: new Date(),
    nextSeq: () => (seq += 1),
  };
}

/** A refused command changed nothing, so those of them that were done before are simply taken out. */
function writtenOf(asked: readonly Waiting[], decided: Decided<unknown>, done: DoneBefore): Written {
  const isFresh = ({ command }: Waiting) => !done.has(nameOf(command));
  return {
    done,
    fresh: asked.filter(isFresh),
    outcomes: decided.outcomes.filter((_, index) => isFresh(asked[index] as Waiting)),
    audienceVersion: decided.audienceVersion,
  };
}

/** An error that says nothing of the commands: the same ones may succeed a moment later. */
function isPassing(error: unknown): boolean {
  return refusalOf(error).refusal.code === 'E_BUSY';
}

function refusedOf(asked: readonly Waiting[], { outcomes }: Decided<unknown>): Waiting[] {
  return asked.filter((_, index) => {
    const outcome = outcomes[index];
    return outcome !== undefined && 'refused' in outcome;
  });
}

function eventsOf(
  streamId: string,
  asked: readonly Waiting[],
  { outcomes }: Decided<unknown>,
  at: Date,
): CommandEvent[] {
  return outcomes.flatMap((outcome, index) => {
    const waiting = asked[index];
    if ('refused' in outcome || !waiting) return [];
    const { command, hash } = waiting;
    return [
      {
        threadId: null,
        commentId: null,
        revisionId: null,
        targetIds: [],
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
}

/** Those who asked for what was done before get the first answer; the same name for something else is a conflict. */
async function answerRepeats(handler: AnyHandler, batch: readonly Waiting[], done: DoneBefore): Promise<void> {
  for (const waiting of batch) {
    const event = done.get(nameOf(waiting.command));
    if (!event) continue;
    if (Buffer.compare(event.commandHash, waiting.hash) === 0)
      await handler.answerAgain(event).then(waiting.resolve, waiting.reject);
    else waiting.reject(conflict('This command was given before, with other words. Give the new one a new name.'));
  }
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
