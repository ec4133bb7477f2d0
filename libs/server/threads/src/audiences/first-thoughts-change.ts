import type { ChangeFirstThoughts, FirstThoughts, StreamRef } from '@lectern/contracts';
import { firstThoughtsVerdict } from '@lectern/domain';
import type { Access } from '@lectern/server/access';
import { conflict, forbidden } from '@lectern/server/platform';
import type { Batch, CommandEvent, StreamHandler } from '@lectern/server/realtime';
import { presentFirstThoughts, type ThreadRepository } from '../thread.repository';
import type { ThreadMoves } from './thread-moves.repository';

/** First thoughts are asked for, or what was hidden is shown; `isDue`: because its date has come. */
export type ChangeFirst = {
  readonly type: 'first-thoughts.change';
  readonly personId: string;
  readonly readingId: string;
  readonly isDue?: true;
} & ChangeFirstThoughts;

/** What changing it needs. */
export interface FirstThoughtsParts {
  readonly access: Access;
  readonly threads: ThreadRepository;
  readonly moves: ThreadMoves;
}

/**
 * Whether a reading asks for first thoughts, decided in its stream. Showing what was hidden moves it into that stream:
 * nothing else decides who sees it, so there is no moment at which half of it is shown.
 */
export class FirstThoughtsChange implements StreamHandler<ChangeFirst, FirstThoughts | null> {
  constructor(private readonly parts: FirstThoughtsParts) {}

  stream(streamId: string): StreamRef {
    return { kind: 'reading', id: streamId };
  }

  async decide({ streamId: readingId, commands, at, nextSeq, transaction }: Batch<ChangeFirst>) {
    const { access, moves } = this.parts;
    const [command] = commands;
    if (!command || commands.length > 1) throw new Error('First thoughts are changed by one command.');
    const { group } = await access.reading(command, readingId, 'see', transaction);
    // the row is held from here on: nobody writes to a paragraph's audience meanwhile
    const before = await transaction.reading.update({
      where: { id: readingId },
      data: { firstThoughtsUntil: command.firstThoughts?.until ?? null },
      select: { firstThoughtsSince: true },
    });
    if (!command.isDue && firstThoughtsVerdict(group.actor) !== 'allow')
      throw forbidden('Only who leads the group asks for first thoughts and shows what was hidden.');
    const isOn = command.firstThoughts !== null;
    if (!isOn && before.firstThoughtsSince === null) throw conflict('Nothing is hidden in this reading.');
    const since = isOn ? (before.firstThoughtsSince ?? at) : null;
    const after = await transaction.reading.update({
      where: { id: readingId },
      data: { firstThoughtsSince: since },
      select: { firstThoughtsSince: true, firstThoughtsUntil: true },
    });
    let seq = nextSeq();
    if (!isOn) {
      const hidden = await moves.hiddenIn(readingId, transaction);
      const count = await moves.countComments(hidden, transaction);
      if (count > 0) await moves.move(hidden, { readingId, audienceId: null }, { head: seq - 1, at }, transaction);
      await moves.forgetHearers(readingId, transaction);
      for (let taken = 0; taken < count; taken += 1) seq = nextSeq();
    }
    const firstThoughts = presentFirstThoughts(after);
    return {
      outcomes: [
        {
          event: { type: 'first-thoughts.changed' },
          shown: { seq, at: at.toISOString(), type: 'first-thoughts.changed' as const, firstThoughts },
          answer: firstThoughts,
        },
      ],
      audienceVersion: group.audienceVersion,
    };
  }

  async answerAgain({ streamId, actorId }: CommandEvent): Promise<FirstThoughts | null> {
    await this.parts.access.reading({ personId: actorId }, streamId, 'see');
    return (await this.parts.threads.presented(streamId)).firstThoughts;
  }
}
