import { Injectable } from '@nestjs/common';
import { limits, type routes, type ListedThread, type RouteInput, type ThreadList } from '@lectern/contracts';
import { parseProse, plainText } from '@lectern/prose';
import { Access, Audiences } from '@lectern/server/access';
import type { Caller } from '@lectern/server/platform';
import { ThreadListRepository, type ThreadRow } from '../thread-list.repository';

const excerptCharacters = 160;

/** Lists the threads of a reading by what they are to the caller, who wrote in them, and in an order. */
@Injectable()
export class ListThreadsUseCase {
  constructor(
    private readonly access: Access,
    private readonly audiences: Audiences,
    private readonly threads: ThreadListRepository,
  ) {}

  async execute(caller: Caller, input: RouteInput<typeof routes.readingThreads>): Promise<ThreadList> {
    const { readingId, of, order, page, personId = null } = input;
    const { currentRevisionId: revisionId, group } = await this.access.reading(caller, readingId, 'see');
    const { role } = group.actor;
    const viewerId = caller.personId;
    const offset = (page - 1) * limits.threadsPerPage;
    const heardIds = await this.audiences.heardIds(caller.personId, [readingId]);
    const [rows, people] = await Promise.all([
      this.threads.list({ readingId, revisionId, heardIds, viewerId, role, of, personId, order, offset }),
      page === 1 ? this.threads.people(readingId, heardIds) : [],
    ]);
    const total = rows[0]?.total ?? 0;
    const isLast = offset + rows.length >= total;
    return { total, threads: rows.map(presentListed), next: isLast ? null : page + 1, people };
  }
}

function presentListed({ total: _, body, openedById, openedByName, ...row }: ThreadRow): ListedThread {
  return {
    ...row,
    openedBy: openedById === null ? null : { id: openedById, displayName: openedByName ?? '' },
    openedAt: row.openedAt.toISOString(),
    lastCommentAt: row.lastCommentAt.toISOString(),
    excerpt: body === null ? null : plainText(parseProse(body), excerptCharacters),
  };
}
