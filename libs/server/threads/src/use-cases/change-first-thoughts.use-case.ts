import { Injectable } from '@nestjs/common';
import { v7 as uuidv7 } from 'uuid';
import type { ChangeFirstThoughts, FirstThoughts } from '@lectern/contracts';
import { firstThoughtsVerdict } from '@lectern/domain';
import { Access } from '@lectern/server/access';
import { forbidden, invalid, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { StreamWriter } from '@lectern/server/realtime';
import { FirstThoughtsChange } from '../audiences/first-thoughts-change';
import { ThreadMoves } from '../audiences/thread-moves.repository';
import { ThreadRepository } from '../thread.repository';

/** Hides what others say on a paragraph until one has written there, until a date, or until it is shown. */
@Injectable()
export class ChangeFirstThoughtsUseCase {
  private readonly change: FirstThoughtsChange;

  constructor(
    private readonly access: Access,
    private readonly writer: StreamWriter,
    private readonly rates: RateLimits,
    threads: ThreadRepository,
    moves: ThreadMoves,
  ) {
    this.change = new FirstThoughtsChange({ access, threads, moves });
  }

  async execute(
    { personId }: SignedInCaller,
    input: ChangeFirstThoughts & { readingId: string },
  ): Promise<FirstThoughts | null> {
    await this.rates.take('write', personId);
    const { readingId, firstThoughts } = input;
    const { group } = await this.access.reading({ personId }, readingId, 'see');
    if (firstThoughtsVerdict(group.actor) !== 'allow')
      throw forbidden('Only who leads the group asks for first thoughts and shows what was hidden.');
    if (firstThoughts?.until && Date.parse(firstThoughts.until) <= Date.now())
      throw invalid('This moment is over. Choose one to come, or none.', 'firstThoughts.until');
    return this.writer.submit(readingId, { type: 'first-thoughts.change', personId, ...input }, this.change);
  }

  /** Shows what was hidden in a reading because its date has come, in the name of who owns the group. */
  async showDue(readingId: string, ownerId: string): Promise<void> {
    const command = { type: 'first-thoughts.change', personId: ownerId, commandId: uuidv7(), readingId } as const;
    await this.writer.submit(readingId, { ...command, isDue: true, firstThoughts: null }, this.change);
  }
}
