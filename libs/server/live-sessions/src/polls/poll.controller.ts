import { Controller } from '@nestjs/common';
import { routes, type LiveAnswer, type PollAnswers, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { ActOnPollsUseCase } from '../use-cases/act-on-polls.use-case';
import { ReadPollAnswersUseCase } from '../use-cases/read-poll-answers.use-case';

/** Polls over HTTP. */
@Controller()
export class PollController {
  constructor(
    private readonly acting: ActOnPollsUseCase,
    private readonly answers: ReadPollAnswersUseCase,
  ) {}

  @Endpoint(routes.actOnPolls)
  act(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.actOnPolls>): Promise<LiveAnswer> {
    return this.acting.execute(caller, input);
  }

  @Endpoint(routes.pollAnswers)
  read(@WhoCalls() caller: Caller, @Input() input: RouteInput<typeof routes.pollAnswers>): Promise<PollAnswers> {
    return this.answers.execute(caller, input.pollId);
  }
}
