import { Inject, Injectable } from '@nestjs/common';
import { limits, type PushHere, type SetPush } from '@lectern/contracts';
import { CONFIG, DomainError, invalid, RateLimits, type Config, type SignedInCaller } from '@lectern/server/platform';
import { PushKeysRepository } from '../push/push-keys.repository';
import { PushSubscriptionRepository } from '../push/push-subscription.repository';

/** Reads and sets whether a browser is told by push. Which one is said by the sign-in it asks with. */
@Injectable()
export class ChoosePushUseCase {
  constructor(
    private readonly subscriptions: PushSubscriptionRepository,
    private readonly keys: PushKeysRepository,
    private readonly rates: RateLimits,
    @Inject(CONFIG) private readonly config: Config,
  ) {}

  async read({ sessionId }: SignedInCaller): Promise<PushHere> {
    const [{ publicKey }, found] = await Promise.all([this.keys.keys(), this.subscriptions.find(sessionId)]);
    const here = found && {
      endpoint: found.endpoint,
      showsWords: found.showsWords,
      since: found.createdAt.toISOString(),
    };
    return { publicKey, sessionId, here };
  }

  async set({ personId, sessionId }: SignedInCaller, push: SetPush): Promise<void> {
    await this.rates.take('push', personId);
    // whether the name leads anywhere it may not is looked at whenever something is sent there
    if (!push.endpoint.startsWith('https:') && !this.config.importFromLoopback)
      throw invalid('A push service is reached by https.', 'endpoint');
    const most = limits.pushBrowsersPerPerson;
    if (!(await this.subscriptions.set(personId, sessionId, push, most)))
      throw new DomainError('E_CONFLICT', `${most} browsers are told by push already. End it in one of them first.`, {
        reason: 'PUSH_BROWSERS_FULL',
      });
  }

  /** One's own only: of anybody else's nothing is ended, and nothing is said of whether there is one. */
  async end({ personId }: SignedInCaller, sessionId: string): Promise<void> {
    await this.subscriptions.end(personId, sessionId);
  }
}
