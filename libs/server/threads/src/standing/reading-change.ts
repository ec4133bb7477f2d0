import type { ChangeReading, ModerationAct, ReadingStanding, StreamRef } from '@lectern/contracts';
import { changeReadingVerdict } from '@lectern/domain';
import type { Access } from '@lectern/server/access';
import type { ModerationLog } from '@lectern/server/moderation-log';
import { forbidden } from '@lectern/server/platform';
import type { Batch, CommandEvent, StreamHandler } from '@lectern/server/realtime';
import { closesAtOf } from '../standing.decisions';
import { presentStanding, standingColumns, type ThreadRepository } from '../thread.repository';

/** A reading is closed, opened again, slowed down or quickened. */
export type ChangeOfReading = {
  readonly type: 'reading.change';
  readonly personId: string;
  readonly readingId: string;
} & ChangeReading;

/** What changing it needs. */
export interface ReadingChangeParts {
  readonly access: Access;
  readonly threads: ThreadRepository;
  readonly log: ModerationLog;
}

/** How far a reading goes on, decided in its stream: whoever writes in it is decided before it, or after it. */
export class ReadingChange implements StreamHandler<ChangeOfReading, ReadingStanding> {
  constructor(private readonly parts: ReadingChangeParts) {}

  stream(streamId: string): StreamRef {
    return { kind: 'reading', id: streamId };
  }

  async decide({ streamId: id, commands, at, nextSeq, transaction }: Batch<ChangeOfReading>) {
    const [command] = commands;
    if (!command || commands.length > 1) throw new Error('A reading is changed by one command.');
    const { group } = await this.parts.access.reading(command, id, 'see', transaction);
    if (changeReadingVerdict(group.actor) !== 'allow')
      throw forbidden('Only who leads the group closes a reading and slows it down.');
    const { change } = command;
    const said = change.what === 'closed' ? { closesAt: closesAtOf(change.from, at) } : { slowSeconds: change.seconds };
    const after = await transaction.reading.update({
      where: { id },
      data: said,
      select: standingColumns,
    });
    const standing = presentStanding(after);
    const seq = nextSeq();
    const act: ModerationAct =
      change.what === 'slowed' ? 'reading.slowed' : change.from === null ? 'reading.opened' : 'reading.closed';
    const facts = { reading: id, closesAt: standing.closesAt, slowSeconds: standing.slowSeconds };
    await this.parts.log.append({ groupId: group.id, act, actorId: command.personId, facts }, transaction);
    return {
      outcomes: [
        {
          event: { type: 'reading.changed' },
          shown: { seq, at: at.toISOString(), type: 'reading.changed' as const, standing },
          answer: standing,
        },
      ],
      audienceVersion: group.audienceVersion,
    };
  }

  async answerAgain({ streamId, actorId }: CommandEvent): Promise<ReadingStanding> {
    await this.parts.access.reading({ personId: actorId }, streamId, 'see');
    return (await this.parts.threads.presented(streamId)).standing;
  }
}
