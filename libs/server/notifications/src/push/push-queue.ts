import { Injectable, type OnApplicationBootstrap } from '@nestjs/common';
import { JobLines } from '@lectern/server/jobs';
import { serverLimits } from '@lectern/server/platform';
import { SendPushUseCase } from '../use-cases/send-push.use-case';
import { PushRepository } from './push.repository';

const pushesPerRound = 500;
const dayMs = 86_400_000;

/** The line in which pushes wait to be sent. */
@Injectable()
export class PushQueue implements OnApplicationBootstrap {
  constructor(
    private readonly lines: JobLines,
    private readonly pushes: PushRepository,
    private readonly sendPush: SendPushUseCase,
  ) {}

  async onApplicationBootstrap(): Promise<void> {
    await this.lines.open({
      name: 'pushes.send',
      workers: 4,
      pollingSeconds: 2,
      expireSeconds: 120,
      roundMs: serverLimits.pushesRoundMs,
      resendSeconds: Math.ceil(serverLimits.pushesRoundMs / 1_000),
      work: (id) => this.sendPush.execute(id),
      round: () => this.look(),
    });
  }

  private async look(): Promise<string[]> {
    const now = new Date();
    await this.pushes.forgetOld(new Date(now.getTime() - serverLimits.pushRememberedDays * dayMs));
    return this.pushes.due(now, pushesPerRound);
  }
}
