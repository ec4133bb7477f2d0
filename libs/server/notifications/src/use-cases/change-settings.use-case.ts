import { Injectable } from '@nestjs/common';
import type { NotificationSettings } from '@lectern/contracts';
import { DomainError, RateLimits, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { nextDigestAt } from '../letters/local-times';
import { SettingsRepository } from '../letters/settings.repository';

/** Reads and sets how one wants to be told besides the page, and stops letters for whoever has the link in one. */
@Injectable()
export class ChangeSettingsUseCase {
  constructor(
    private readonly settings: SettingsRepository,
    private readonly rates: RateLimits,
  ) {}

  read({ personId }: SignedInCaller): Promise<NotificationSettings | null> {
    return this.settings.find(personId);
  }

  async change({ personId }: SignedInCaller, settings: NotificationSettings): Promise<void> {
    await this.settings.set(personId, settings, nextDigestAt(new Date(), settings.timeZone, settings.digest));
  }

  async stopLetters(caller: Caller, key: string): Promise<void> {
    await this.rates.take('unsubscribe', caller.address);
    if (!(await this.settings.stopLetters(key)))
      throw new DomainError('E_GONE', 'This link is not complete, or of an account that is gone.');
  }
}
