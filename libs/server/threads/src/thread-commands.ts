import { Injectable } from '@nestjs/common';
import type { ChosenAudience, NewAnchor, ThreadCommandAnswer } from '@lectern/contracts';
import { audienceOf } from '@lectern/domain';
import { Access } from '@lectern/server/access';
import { conflict } from '@lectern/server/platform';
import { type CommandEvent, StreamWriter } from '@lectern/server/realtime';
import { SaidElsewhere } from './audiences/audience-access';
import { AudienceRepository } from './audiences/audience.repository';
import { AudienceStreams } from './audiences/audience-streams';
import { PlaceOfTarget, type Target } from './place-of-target';
import type { ThreadCommand } from './thread-command';
import { ThreadRepository } from './thread.repository';
import type { TargetPlace } from './thread.records';

type Opening = Extract<ThreadCommand, { type: 'thread.open' }>;
type StreamPlace = Pick<TargetPlace, 'readingId' | 'audienceId' | 'audience'>;

/** Gives commands to the stream they belong to: that of the audience that hears their thread. */
@Injectable()
export class ThreadCommands {
  constructor(
    private readonly writer: StreamWriter,
    private readonly streams: AudienceStreams,
    private readonly audiences: AudienceRepository,
    private readonly threads: ThreadRepository,
    private readonly place: PlaceOfTarget,
    private readonly access: Access,
  ) {}

  /** Gives any command to its stream. */
  put(command: ThreadCommand): Promise<ThreadCommandAnswer> {
    if (command.type === 'thread.open') return this.open(command);
    return this.about(
      'commentId' in command ? { commentId: command.commentId } : { threadId: command.threadId },
      command,
    );
  }

  /** The answer to a command that was done before in a stream of this reading; null when it was done elsewhere. */
  async answerBefore(readingId: string, event: CommandEvent): Promise<ThreadCommandAnswer | null> {
    if ((await this.threads.readingOfStream(event.streamId)) !== readingId) return null;
    return this.streams.of((await this.audiences.kindOf(event.streamId)) ?? 'group').answerAgain(event);
  }

  /** Says something in a thread, or of it. */
  about(target: Target, command: Exclude<ThreadCommand, Opening>): Promise<ThreadCommandAnswer> {
    let before: TargetPlace | null = null;
    return this.twice(async (isAgain) => {
      const place = isAgain ? await this.place.now(target) : await this.place.of(target);
      if (before !== null) await this.requireSameGroup(before, place);
      before = place;
      return this.submit(place, command);
    });
  }

  /** What was held against the rules of one group is not said in another. */
  private async requireSameGroup(before: TargetPlace, place: TargetPlace): Promise<void> {
    if (await this.threads.areInOneGroup(before.readingId, place.readingId)) return;
    throw conflict('This thread was taken to another group. Look at it there.');
  }

  /** Opens a thread for whoever is to hear it. */
  open(command: Opening): Promise<ThreadCommandAnswer> {
    const { personId, readingId, audience = 'group' } = command;
    const [anchor = command.anchor] = command.importedAnchors ?? [];
    return this.twice(async () => this.submit(await this.placeFor(personId, readingId, audience, anchor), command));
  }

  /** The stream for what somebody writes for an audience at a place. */
  async placeFor(
    personId: string,
    readingId: string,
    chosen: ChosenAudience,
    { blockId }: Pick<NewAnchor, 'blockId'>,
  ): Promise<StreamPlace> {
    const facts = await this.threads.readingFacts(readingId);
    const audience = audienceOf(chosen, blockId !== null, facts?.asksFirstThoughts ?? false);
    // who may write is decided there
    if (!facts || audience === 'group') return { readingId, audienceId: null, audience: 'group' };
    await this.access.reading({ personId }, readingId, 'comment');
    if (audience === 'leaders')
      return { readingId, audience, audienceId: await this.audiences.ensure({ kind: audience, readingId }) };
    if (audience === 'notes')
      return { readingId, audience, audienceId: await this.audiences.ensure({ kind: audience, readingId, personId }) };
    if (audience === 'circle') {
      const circleId = await this.audiences.ofCircle(readingId, personId);
      if (circleId === null) throw conflict('You are in no circle of this reading. Write to the group, or look again.');
      return { readingId, audience, audienceId: circleId };
    }
    const audienceId = await this.audiences.ofParagraph(readingId, facts.currentRevisionId, blockId ?? '');
    if (audienceId === null)
      throw conflict('This paragraph is not in the present revision of the text. Look at it again.');
    return { readingId, audience, audienceId };
  }

  private submit({ audience, audienceId, readingId }: StreamPlace, command: ThreadCommand) {
    return this.writer.submit(audienceId ?? readingId, command, this.streams.of(audience));
  }

  /** Who hears a thread may change between asking and deciding: then it is asked once more. */
  private async twice<T>(work: (isAgain: boolean) => Promise<T>): Promise<T> {
    try {
      return await work(false);
    } catch (error) {
      if (!(error instanceof SaidElsewhere)) throw error;
      return work(true);
    }
  }
}
