import { Controller } from '@nestjs/common';
import { routes, type MemberStrikes, type RouteInput, type Talk } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { AnswerTalkUseCase } from './answer-talk.use-case';
import { ReadStrikesUseCase } from './read-strikes.use-case';

/** What counts against people, and talks with them, over HTTP. */
@Controller()
export class StrikeController {
  constructor(
    private readonly strikes: ReadStrikesUseCase,
    private readonly talks: AnswerTalkUseCase,
  ) {}

  @Endpoint(routes.memberStrikes)
  ofMember(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, personId }: RouteInput<typeof routes.memberStrikes>,
  ): Promise<MemberStrikes> {
    return this.strikes.ofMember(caller, groupId, personId);
  }

  @Endpoint(routes.ownStrikes)
  own(@WhoCalls() caller: SignedInCaller): Promise<MemberStrikes[]> {
    return this.strikes.own(caller);
  }

  @Endpoint(routes.ownTalks)
  ownTalks(@WhoCalls() caller: SignedInCaller): Promise<Talk[]> {
    return this.talks.list(caller);
  }

  @Endpoint(routes.answerTalk)
  answer(@WhoCalls() caller: SignedInCaller, @Input() input: RouteInput<typeof routes.answerTalk>): Promise<Talk> {
    return this.talks.answer(caller, input);
  }
}
