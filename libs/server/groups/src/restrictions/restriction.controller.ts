import { Controller } from '@nestjs/common';
import { routes, type OwnRestriction, type MemberRestriction, type RouteInput } from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { ContestRestrictionUseCase } from '../use-cases/contest-restriction.use-case';
import { RestrictMemberUseCase } from '../use-cases/restrict-member.use-case';

/** Muting, suspending and banning over HTTP. */
@Controller()
export class RestrictionController {
  constructor(
    private readonly restrict: RestrictMemberUseCase,
    private readonly contest: ContestRestrictionUseCase,
  ) {}

  @Endpoint(routes.restrictMember)
  begin(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, personId, ...given }: RouteInput<typeof routes.restrictMember>,
  ): Promise<MemberRestriction> {
    return this.restrict.begin(caller, groupId, personId, given);
  }

  @Endpoint(routes.restrictions)
  list(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId }: RouteInput<typeof routes.restrictions>,
  ): Promise<MemberRestriction[]> {
    return this.restrict.list(caller, groupId);
  }

  @Endpoint(routes.liftRestriction)
  async lift(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, restrictionId }: RouteInput<typeof routes.liftRestriction>,
  ): Promise<void> {
    await this.restrict.lift(caller, groupId, restrictionId);
  }

  @Endpoint(routes.appealRestriction)
  appeal(
    @WhoCalls() caller: SignedInCaller,
    @Input() { restrictionId, ...given }: RouteInput<typeof routes.appealRestriction>,
  ): Promise<{ appealId: string }> {
    return this.contest.appeal(caller, restrictionId, given);
  }

  @Endpoint(routes.judgeRestriction)
  judge(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, restrictionId, ...given }: RouteInput<typeof routes.judgeRestriction>,
  ): Promise<MemberRestriction[]> {
    return this.contest.judge(caller, groupId, restrictionId, given);
  }

  @Endpoint(routes.ownRestrictions)
  own(@WhoCalls() caller: SignedInCaller): Promise<OwnRestriction[]> {
    return this.restrict.own(caller);
  }
}
