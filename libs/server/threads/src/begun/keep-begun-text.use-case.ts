import { Injectable } from '@nestjs/common';
import { limits, type BegunText, type RouteInput, type routes } from '@lectern/contracts';
import { begunKey } from '@lectern/domain';
import { Access } from '@lectern/server/access';
import { DomainError, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { BegunTextRepository, type StoredBegunText } from './begun-text.repository';

/** Keeps what somebody began to write for their other devices. Nobody else ever sees it; the last state kept counts. */
@Injectable()
export class KeepBegunTextUseCase {
  constructor(
    private readonly access: Access,
    private readonly texts: BegunTextRepository,
    private readonly rates: RateLimits,
  ) {}

  async list(caller: SignedInCaller, readingId: string): Promise<BegunText[]> {
    await this.access.reading(caller, readingId, 'see');
    return (await this.texts.of(caller.personId, readingId)).map(presented);
  }

  async save(caller: SignedInCaller, input: RouteInput<typeof routes.saveBegunText>): Promise<BegunText> {
    const { personId } = caller;
    const { readingId, target, body, revision } = input;
    await this.access.reading(caller, readingId, 'comment');
    await this.rates.take('begin', personId);
    const key = begunKey(target);
    const saved = await this.texts.write(async (transaction) => {
      const { inReading, altogether } = await this.texts.countOthers(personId, readingId, key, transaction);
      if (inReading >= limits.begunTextsPerReading || altogether >= limits.begunTextsPerPerson)
        throw new DomainError('E_TOO_LARGE', 'So many texts are begun already. Send some, or throw them away.');
      return this.texts.save(personId, readingId, { key, target, body, revision }, transaction);
    });
    return presented(saved);
  }

  async forget(caller: SignedInCaller, readingId: string, key: string): Promise<void> {
    await this.access.reading(caller, readingId, 'see');
    await this.texts.forget(caller.personId, readingId, key);
  }
}

function presented({ savedAt, ...text }: StoredBegunText): BegunText {
  return { ...text, savedAt: savedAt.toISOString() };
}
