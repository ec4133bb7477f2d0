import { Injectable, Logger, type OnApplicationBootstrap } from '@nestjs/common';
import { JobLines } from '@lectern/server/jobs';
import { serverLimits } from '@lectern/server/platform';
import { OrderSessionLettersUseCase } from '../use-cases/order-session-letters.use-case';
import { SendLetterUseCase } from '../use-cases/send-letter.use-case';
import { LetterRepository } from './letter.repository';
import { nextDigestAt } from './local-times';

const lettersPerRound = 200;

/** The line in which letters wait to be written; each round makes those whose time has come. */
@Injectable()
export class LetterQueue implements OnApplicationBootstrap {
  private readonly logger = new Logger('letters');

  constructor(
    private readonly lines: JobLines,
    private readonly letters: LetterRepository,
    private readonly sendLetter: SendLetterUseCase,
    private readonly orderSessionLetters: OrderSessionLettersUseCase,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.lines.open({
      name: 'letters.send',
      workers: 1,
      pollingSeconds: 2,
      expireSeconds: 120,
      roundMs: serverLimits.lettersRoundMs,
      resendSeconds: Math.ceil(serverLimits.lettersRoundMs / 1_000),
      work: (letterId) => this.sendLetter.execute(letterId),
      round: () => this.look(),
    });
  }

  private async look(): Promise<string[]> {
    const now = new Date();
    await this.letters.makeDigests(now, ({ timeZone, digest }) => nextDigestAt(now, timeZone, digest));
    await this.orderSessionLetters.execute(now);
    const unknown = await this.letters.giveUpUnknown(now);
    if (unknown > 0) this.logger.warn(`Of ${unknown} letters it is not known whether they arrived.`);
    return this.letters.due(now, lettersPerRound);
  }
}
