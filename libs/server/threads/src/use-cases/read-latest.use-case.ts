import { Injectable } from '@nestjs/common';
import type { LastSaid, OpenQuestion } from '@lectern/contracts';
import { parseProse, plainText } from '@lectern/prose';
import { Access, Audiences } from '@lectern/server/access';
import type { Caller } from '@lectern/server/platform';
import { LatestRepository, type LatestRow } from '../latest.repository';

const excerptCharacters = 200;

/** What was said last in a group, thread by thread, and which questions wait for an answer. */
@Injectable()
export class ReadLatestUseCase {
  constructor(
    private readonly access: Access,
    private readonly audiences: Audiences,
    private readonly latest: LatestRepository,
  ) {}

  async execute(caller: Caller, groupId: string): Promise<LastSaid[]> {
    const rows = await this.latest.ofGroup(groupId, caller.personId, await this.heard(caller, groupId));
    return rows.map((row) => lastSaid(row));
  }

  async openQuestions(caller: Caller, groupId: string): Promise<OpenQuestion[]> {
    const rows = await this.latest.openQuestions(groupId, caller.personId, await this.heard(caller, groupId));
    return rows.map((row) => ({ ...lastSaid(row), meTooCount: row.meTooCount }));
  }

  private async heard(caller: Caller, groupId: string): Promise<readonly string[]> {
    await this.access.group(caller, groupId, 'see');
    return this.audiences.heardIdsInGroup(caller.personId, groupId);
  }
}

function lastSaid({
  readingId,
  title,
  language,
  authorId,
  authorName,
  body,
  at,
  meTooCount: _,
  ...thread
}: LatestRow): LastSaid {
  return {
    ...thread,
    reading: { id: readingId, title, language },
    author: authorId === null ? null : { id: authorId, displayName: authorName ?? '' },
    at: at.toISOString(),
    excerpt: plainText(parseProse(body), excerptCharacters),
  };
}
