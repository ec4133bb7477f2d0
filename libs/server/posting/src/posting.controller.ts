import { Controller } from '@nestjs/common';
import {
  routes,
  type GroupWordRule,
  type HeldPost,
  type HeldPostsReleased,
  type PostingRules,
  type RouteInput,
  type WordsTried,
} from '@lectern/contracts';
import { Endpoint, Input, WhoCalls, type SignedInCaller } from '@lectern/server/platform';
import { ChangePostingUseCase } from './use-cases/change-posting.use-case';
import { DecideHeldPostUseCase } from './use-cases/decide-held-post.use-case';
import { ReadPostingUseCase } from './use-cases/read-posting.use-case';
import { ReleaseHeldPostsUseCase } from './use-cases/release-held-posts.use-case';

/** What comes before a comment goes up, over HTTP. */
@Controller()
export class PostingController {
  constructor(
    private readonly read: ReadPostingUseCase,
    private readonly change: ChangePostingUseCase,
    private readonly decide: DecideHeldPostUseCase,
    private readonly releasing: ReleaseHeldPostsUseCase,
  ) {}

  @Endpoint(routes.postingRules)
  rules(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId }: RouteInput<typeof routes.postingRules>,
  ): Promise<PostingRules> {
    return this.read.rules(caller, groupId);
  }

  @Endpoint(routes.updatePosting)
  async update(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, ...settings }: RouteInput<typeof routes.updatePosting>,
  ): Promise<void> {
    await this.change.settings(caller, groupId, settings);
  }

  @Endpoint(routes.addWordRule)
  add(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, ...rule }: RouteInput<typeof routes.addWordRule>,
  ): Promise<GroupWordRule> {
    return this.change.addRule(caller, groupId, rule);
  }

  @Endpoint(routes.removeWordRule)
  async remove(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, ruleId }: RouteInput<typeof routes.removeWordRule>,
  ): Promise<void> {
    await this.change.removeRule(caller, groupId, ruleId);
  }

  @Endpoint(routes.tryWords)
  tryWords(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, text, rule }: RouteInput<typeof routes.tryWords>,
  ): Promise<WordsTried> {
    return this.read.tryWords(caller, groupId, text, rule);
  }

  @Endpoint(routes.heldPosts)
  held(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId }: RouteInput<typeof routes.heldPosts>,
  ): Promise<HeldPost[]> {
    return this.read.heldPosts(caller, groupId);
  }

  @Endpoint(routes.releaseHeldPosts)
  release(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, ...given }: RouteInput<typeof routes.releaseHeldPosts>,
  ): Promise<HeldPostsReleased> {
    return this.releasing.execute(caller, groupId, given);
  }

  @Endpoint(routes.decideHeldPost)
  async decideHeld(
    @WhoCalls() caller: SignedInCaller,
    @Input() { groupId, postId, ...decision }: RouteInput<typeof routes.decideHeldPost>,
  ): Promise<void> {
    await this.decide.execute(caller, groupId, postId, decision);
  }
}
