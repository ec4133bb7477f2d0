import { Injectable } from '@nestjs/common';
import type { LastSaid } from '@lectern/contracts';
import { parseProse, plainText } from '@lectern/prose';
import { Access, Audiences } from '@lectern/server/access';
import type { Caller } from '@lectern/server/platform';
import { LatestRepository } from '../latest.repository';

const excerptCharacters = 200;

/** What was said last in a group, thread by thread. */
@Injectable()
export class ReadLatestUseCase {
  constructor(
    private readonly access: Access,
    private readonly audiences: Audiences,
    private readonly latest: LatestRepository,
  ) {}

  async execute(caller: Caller, groupId: string): Promise<LastSaid[]> {
    await this.access.group(caller, groupId, 'see');
    const heardIds = await this.audiences.heardIdsInGroup(caller.personId, groupId);
    const rows = await this.latest.ofGroup(groupId, caller.personId, heardIds);
    return rows.map(({ readingId, title, language, authorId, authorName, body, at, ...thread }) => ({
      ...thread,
      reading: { id: readingId, title, language },
      author: authorId === null ? null : { id: authorId, displayName: authorName ?? '' },
      at: at.toISOString(),
      excerpt: plainText(parseProse(body), excerptCharacters),
    }));
  }
}
