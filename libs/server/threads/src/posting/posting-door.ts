import { Injectable } from '@nestjs/common';
import { limits, type HoldReason, type ThreadCommandAnswer, type WordFinding } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { conflict, DomainError, forbidden } from '@lectern/server/platform';
import { EventRepository, StreamWriter } from '@lectern/server/realtime';
import { ReadingStream } from '../reading-stream';
import type { ThreadCommand } from '../thread-command';
import { HeldPostRepository, type StoredHeldPost } from './held-post.repository';
import { allReasons, checkWords, outcomeFor } from './posting-checks';
import { PostingRulesInForce } from './posting-rules';

/** What puts words up. */
export type PostingCommand = Extract<ThreadCommand, { type: 'thread.open' | 'comment.create' | 'comment.edit' }>;

/**
 * The one way for words into a reading's stream. What the group's rules find is decided on before: it goes up, waits for
 * a moderator, or is refused. What waits is in no stream, so nobody can come upon it.
 */
@Injectable()
export class PostingDoor {
  constructor(
    private readonly writer: StreamWriter,
    private readonly stream: ReadingStream,
    private readonly rules: PostingRulesInForce,
    private readonly held: HeldPostRepository,
    private readonly events: EventRepository,
    private readonly access: Access,
  ) {}

  /** Puts words up, or says why not; `heeded`: the author has read a warning and means it. */
  async submit(readingId: string, { heeded, ...given }: PostingCommand): Promise<ThreadCommandAnswer> {
    const command = given as PostingCommand;
    const rules = await this.rules.ofReading(readingId);
    const words = checkWords(command.body, rules);
    // most groups have no such rules, and most comments none of such words
    if (rules.holds === 'nobody' && words.reasons.length === 0) return this.put(readingId, command);
    const facts = await this.rules.facts(command.personId, rules);
    const reasons = allReasons(words.reasons, rules, facts);
    const outcome = outcomeFor(reasons, facts.isLeader, heeded === true);
    const checked = words.body === command.body ? command : { ...command, body: words.body };
    if (outcome === 'publish' && checked === command) return this.put(readingId, command);
    return (await this.answerBefore(readingId, command)) ?? this.decide(readingId, checked, outcome, reasons);
  }

  /** Writes what puts no words up, behind the words that came before it. */
  async pass(readingId: string, command: ThreadCommand): Promise<ThreadCommandAnswer> {
    await this.rules.ofReading(readingId);
    return this.put(readingId, command);
  }

  /** Writes a command as it is: what a moderator let up. */
  put(readingId: string, command: ThreadCommand): Promise<ThreadCommandAnswer> {
    return this.writer.submit(readingId, command, this.stream);
  }

  private async decide(
    readingId: string,
    command: PostingCommand,
    outcome: ReturnType<typeof outcomeFor>,
    reasons: readonly HoldReason[],
  ): Promise<ThreadCommandAnswer> {
    switch (outcome) {
      case 'publish':
        return this.put(readingId, command);
      case 'refuse':
        throw refusedWords('refused', 'This cannot be said so here. Change the words that are named.', reasons);
      case 'warn':
        throw refusedWords(
          'warning',
          'Read this once more before it goes up. Give it again to say that you mean it.',
          reasons,
        );
      case 'hold':
        return this.hold(readingId, command, reasons);
    }
  }

  /** The answer to a command that was given before, when rules were others: done is done, held is held. */
  private async answerBefore(readingId: string, command: PostingCommand): Promise<ThreadCommandAnswer | null> {
    const event = [...(await this.events.ofCommands([command])).values()][0];
    if (event?.streamId === readingId) return this.stream.answerAgain(event);
    const held = await this.held.find(command.commandId);
    if (held) throw whatBecameOf(held, command.personId);
    return null;
  }

  private async hold(readingId: string, command: PostingCommand, reasons: readonly HoldReason[]): Promise<never> {
    const { personId, commandId: id, body } = command;
    const { group } = await this.access.reading({ personId }, readingId, 'comment');
    if (command.type === 'comment.edit' && !(await this.held.isOwn(command.commentId, personId)))
      throw forbidden('Only its author can do that.');
    if ((await this.held.countWaiting(personId, group.id)) >= limits.heldPostsPerPerson)
      throw conflict('Too many of your comments wait for a moderator. Wait until some of them are decided.');
    const post = {
      id,
      groupId: group.id,
      readingId,
      authorId: personId,
      body,
      command: JSON.stringify(command),
      reasons,
    };
    if (!(await this.held.keep(post))) throw conflict('This name was given to something else already. Take a new one.');
    throw waits();
  }
}

function waits(): DomainError {
  return new DomainError('E_HELD', 'A moderator looks at this before others see it. It is kept; you need do nothing.');
}

function whatBecameOf({ author, state, decisionReason }: StoredHeldPost, personId: string): DomainError {
  if (author.id !== personId) return conflict('This name was given to something else already. Take a new one.');
  if (state !== 'refused') return waits();
  return new DomainError('E_HELD', `A moderator did not let this up: ${decisionReason ?? ''}`, { reason: 'refused' });
}

function refusedWords(reason: 'refused' | 'warning', message: string, reasons: readonly HoldReason[]): DomainError {
  const action = reason === 'refused' ? 'refuse' : 'warn';
  const findings = reasons.flatMap((one): WordFinding[] =>
    one.kind === 'words' && one.action === action ? [{ words: one.words, explanation: one.explanation }] : [],
  );
  return new DomainError('E_WORDS', message, { field: 'body', reason, findings: findings.slice(0, 20) });
}
