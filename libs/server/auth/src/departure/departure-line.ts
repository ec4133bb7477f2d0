import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { JobLines } from '@lectern/server/jobs';
import { serverLimits } from '@lectern/server/platform';
import { EraseAccountUseCase } from '../use-cases/erase-account.use-case';
import { DepartureRepository } from './departure.repository';

const departuresPerRound = 20;

/** The line in which accounts wait to be erased; one whose server died in the middle is put in it again by its row. */
@Injectable()
export class DepartureLine implements OnApplicationBootstrap {
  constructor(
    private readonly lines: JobLines,
    private readonly departures: DepartureRepository,
    private readonly erase: EraseAccountUseCase,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.lines.open({
      name: 'departures',
      workers: 1,
      pollingSeconds: 2,
      expireSeconds: 900,
      roundMs: serverLimits.departuresRoundMs,
      resendSeconds: serverLimits.departuresRoundMs / 1_000,
      work: (personId) => this.erase.execute(personId),
      round: () => this.departures.due(new Date(), departuresPerRound),
    });
  }
}
