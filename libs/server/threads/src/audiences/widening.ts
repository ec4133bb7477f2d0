import type { StreamRef, ThreadCommandAnswer, WidenThread } from '@lectern/contracts';
import { widenVerdict } from '@lectern/domain';
import type { Access, Audiences } from '@lectern/server/access';
import { conflict, forbidden, notFound } from '@lectern/server/platform';
import type { Batch, CommandEvent, StreamHandler } from '@lectern/server/realtime';
import { presentComment, presentThread } from '../thread.presenter';
import type { ThreadStream } from '../thread-stream';
import type { ThreadRepository } from '../thread.repository';
import type { TargetPlace } from '../thread.records';
import { afterFirstThoughts, SaidElsewhere } from './audience-access';
import type { ThreadMoves } from './thread-moves.repository';

/** A thread that is to be shown to more people. */
export type Widen = { readonly type: 'thread.widen'; readonly personId: string } & WidenThread;

/** What widening needs. */
export interface WideningParts {
  readonly access: Access;
  readonly audiences: Audiences;
  readonly threads: ThreadRepository;
  readonly moves: ThreadMoves;
}

/** One thread on its way to a wider audience. It is decided in the stream it goes to, which holds the one it leaves. */
export class Widening implements StreamHandler<Widen, ThreadCommandAnswer> {
  constructor(
    private readonly to: Pick<TargetPlace, 'readingId' | 'audienceId' | 'audience'>,
    private readonly destination: ThreadStream,
    private readonly parts: WideningParts,
  ) {}

  stream(streamId: string): StreamRef {
    return this.destination.stream(streamId);
  }

  async decide({ commands, at, nextSeq, transaction }: Batch<Widen>) {
    const { access, audiences, threads, moves } = this.parts;
    const { readingId, audienceId, audience } = this.to;
    const [command] = commands;
    if (!command || commands.length > 1) throw new Error('A thread is shown to more people by one command.');
    const { personId, threadId } = command;
    const { group, currentRevisionId } = await access.reading({ personId }, readingId, 'see', transaction);
    await moves.hold([threadId], transaction);
    const [before] = await threads.threads([threadId], currentRevisionId, transaction);
    if (!before || before.readingId !== readingId) throw notFound();
    await audiences.requireThread({ personId }, threadId, transaction);
    const chosen = audience === 'passage' || audience === 'notes' ? 'group' : audience;
    if (
      widenVerdict(group.actor, { audience: before.audience, openedById: before.openedBy?.id ?? null }, chosen) !==
      'allow'
    )
      throw before.audience === 'group'
        ? conflict('Everybody in the group sees this thread already.')
        : forbidden(
            before.audience === 'circle'
              ? 'Only who opened this thread can show it to the group.'
              : 'Only its author, or who leads the group, can show this to more people.',
          );
    const { asksFirstThoughts = false } = (await threads.readingFacts(readingId, transaction)) ?? {};
    const isOnParagraph = before.anchors.some(({ blockId }) => blockId !== null);
    if (chosen === 'circle' && asksFirstThoughts && isOnParagraph) throw afterFirstThoughts();
    if ((audience === 'passage') !== (chosen === 'group' && asksFirstThoughts && isOnParagraph))
      throw new SaidElsewhere();

    const count = await moves.countComments([threadId], transaction);
    const first = nextSeq();
    await moves.move([threadId], { readingId, audienceId }, { head: first - 1, at }, transaction);
    // the event that names the command comes after one for each comment
    let seq = first;
    for (let taken = 0; taken < count; taken += 1) seq = nextSeq();
    await transaction.thread.update({ where: { id: threadId }, data: { seq }, select: { id: true } });
    if (audience === 'passage' && audienceId !== null) await moves.addHearer(audienceId, personId, transaction);
    const [thread] = await threads.threads([threadId], currentRevisionId, transaction);
    const [comment] = await threads.comments([threadId], transaction);
    if (!thread || !comment) throw notFound();
    const shown = presentThread(thread);
    return {
      outcomes: [
        {
          event: { type: 'thread.changed', threadId, commentId: threadId },
          shown: { seq, at: at.toISOString(), type: 'thread.changed' as const, thread: shown },
          answer: { seq, thread: shown, comment: presentComment(comment) },
        },
      ],
      audienceVersion: group.audienceVersion,
    };
  }

  answerAgain(event: CommandEvent): Promise<ThreadCommandAnswer> {
    return this.destination.answerAgain(event);
  }
}
