import { Injectable } from '@nestjs/common';
import { limits, type HoldReason, type ThreadCommandAnswer, type WordFinding } from '@lectern/contracts';
import { writesAgainAtMs } from '@lectern/domain';
import { Access, Audiences } from '@lectern/server/access';
import { conflict, DomainError, forbidden } from '@lectern/server/platform';
import { EventRepository } from '@lectern/server/realtime';
import { PlaceOfTarget, type Target } from '../place-of-target';
import { tooSoon } from '../thread-access';
import type { ThreadCommand } from '../thread-command';
import { ThreadCommands } from '../thread-commands';
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
    private readonly commands: ThreadCommands,
    private readonly place: PlaceOfTarget,
    private readonly rules: PostingRulesInForce,
    private readonly held: HeldPostRepository,
    private readonly events: EventRepository,
    private readonly access: Access,
    private readonly audiences: Audiences,
  ) {}

  /** Puts words up, or says why not; `heeded`: the author has read a warning and means it. */
  async submit(readingId: string, { heeded, ...given }: PostingCommand): Promise<ThreadCommandAnswer> {
    const command = given as PostingCommand;
    // what one notes for oneself is held against the rules when it is shown
    if (await this.isNote(command)) return this.put(command);
    const rules = await this.rules.ofReading(readingId);
    const words = checkWords(command.body, rules);
    // most groups have no such rules, and most comments none of such words
    if (rules.holds === 'nobody' && words.reasons.length === 0) return this.put(command);
    const facts = await this.rules.facts(command.personId, rules);
    const reasons = allReasons(words.reasons, rules, facts);
    const outcome = outcomeFor(reasons, facts.isLeader, heeded === true);
    const checked = words.body === command.body ? command : { ...command, body: words.body };
    if (outcome === 'publish' && checked === command) return this.put(command);
    return (await this.answerBefore(readingId, command)) ?? this.decide(readingId, checked, outcome, reasons);
  }

  /** Writes what puts no words up, behind the words that came before it. */
  async pass(readingId: string, command: ThreadCommand): Promise<ThreadCommandAnswer> {
    // as long as words take that came before
    if (!(await this.isNote(command))) await this.rules.ofReading(readingId);
    return this.put(command);
  }

  /** Writes a command as it is: what a moderator let up. */
  put(command: ThreadCommand): Promise<ThreadCommandAnswer> {
    return this.commands.put(command);
  }

  /** Refuses words that could not be put up as they are: what was noted before the rules could look at it. */
  async requireClear(readingId: string, personId: string, bodies: readonly string[]): Promise<void> {
    const rules = await this.rules.ofReading(readingId);
    const checked = bodies.map((body) => ({ body, words: checkWords(body, rules) }));
    if (rules.holds === 'nobody' && checked.every(({ words }) => words.reasons.length === 0)) return;
    const facts = await this.rules.facts(personId, rules);
    for (const { body, words } of checked) {
      const reasons = allReasons(words.reasons, rules, facts);
      const outcome = outcomeFor(reasons, facts.isLeader, true);
      if (outcome === 'refuse')
        throw refusedWords('refused', 'This cannot be said so here. Change the words that are named.', reasons);
      if (outcome !== 'publish' || words.body !== body)
        throw conflict('The group looks at comments before they are shown. Write this to the group as a new comment.');
    }
  }

  private async isNote(command: ThreadCommand): Promise<boolean> {
    if (command.type === 'thread.open') return command.audience === 'notes';
    return (await this.place.of(targetOf(command))).audience === 'notes';
  }

  private async decide(
    readingId: string,
    command: PostingCommand,
    outcome: ReturnType<typeof outcomeFor>,
    reasons: readonly HoldReason[],
  ): Promise<ThreadCommandAnswer> {
    switch (outcome) {
      case 'publish':
        return this.put(command);
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
    const answer = event && (await this.commands.answerBefore(readingId, event));
    if (answer) return answer;
    const held = await this.held.find(command.commandId);
    if (held) throw whatBecameOf(held, command.personId);
    return null;
  }

  private async hold(where: string, command: PostingCommand, reasons: readonly HoldReason[]): Promise<never> {
    const { personId, commandId: id, body } = command;
    // it waits where its thread is now
    const readingId = command.type === 'thread.open' ? where : (await this.place.now(targetOf(command))).readingId;
    const { group } = await this.access.reading({ personId }, readingId, 'comment');
    if (command.type === 'comment.create') await this.audiences.requireThread({ personId }, command.threadId);
    if (command.type === 'comment.edit' && !(await this.held.isOwn(command.commentId, personId)))
      throw forbidden('Only its author can do that.');
    if ((await this.held.countWaiting(personId, group.id)) >= limits.heldPostsPerPerson)
      throw conflict('Too many of your comments wait for a moderator. Wait until some of them are decided.');
    if (command.type !== 'comment.edit') await this.requirePace(readingId, personId);
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

  /** What waits is in no stream; where one waits between two comments its author does all the same. */
  private async requirePace(readingId: string, personId: string): Promise<void> {
    const { slowSeconds } = await this.rules.ofReading(readingId);
    if (slowSeconds === null) return;
    const saidAt = await this.held.lastHeldAt(personId, readingId);
    const waitMs = writesAgainAtMs({ personId, role: 'member' }, [{ slowSeconds, saidAt }]) - Date.now();
    if (waitMs > 0) throw tooSoon(Math.ceil(waitMs / 1_000));
  }
}

/** What a command is about. */
function targetOf(command: Exclude<ThreadCommand, { type: 'thread.open' }>): Target {
  return 'commentId' in command ? { commentId: command.commentId } : { threadId: command.threadId };
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
