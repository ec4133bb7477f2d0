import { Injectable } from '@nestjs/common';
import { limits, type Mentionable, type Person, type RouteInput, type routes } from '@lectern/contracts';
import { mentionableRoles } from '@lectern/domain';
import { Access, Audiences } from '@lectern/server/access';
import { RateLimits, type Caller, type SignedInCaller } from '@lectern/server/platform';
import { MentionRepository } from '../mention.repository';

/** Says whom one can mention, and what those are called who are mentioned. */
@Injectable()
export class OfferMentionsUseCase {
  constructor(
    private readonly access: Access,
    private readonly audiences: Audiences,
    private readonly mentions: MentionRepository,
    private readonly rates: RateLimits,
  ) {}

  /** By the beginning of a name; or of people who stand in a text already those whom it would reach. */
  async mentionable(
    caller: SignedInCaller,
    { readingId, q, personIds }: RouteInput<typeof routes.mentionable>,
  ): Promise<Mentionable> {
    const { group } = await this.access.reading(caller, readingId, 'comment');
    await this.rates.take('mention', caller.personId);
    const people = personIds
      ? await this.mentions.membersOf(group.id, personIds)
      : await this.mentions.members(group.id, q.trim(), caller.personId, limits.mentionsOffered);
    return { people, roles: [...mentionableRoles(group.actor.role)] };
  }

  /** The names of today. Only of who is mentioned there: an id alone tells no name. */
  async mentioned(caller: Caller, { readingId, personIds }: RouteInput<typeof routes.mentioned>): Promise<Person[]> {
    await this.access.reading(caller, readingId, 'see');
    await this.rates.take('mention', caller.personId ?? caller.address);
    return this.mentions.mentioned(readingId, personIds, await this.audiences.heardIds(caller.personId, [readingId]));
  }
}
