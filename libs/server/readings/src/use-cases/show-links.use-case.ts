import { Injectable } from '@nestjs/common';
import { limits, type LinkTarget, type ShownLink } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { DomainError, notFound, RateLimits, type Caller } from '@lectern/server/platform';
import { CommentGlimpses } from '@lectern/server/threads';
import { LinkRepository } from '../links/link.repository';
import { BlockSuccession } from '../revisions/block-succession';
import { RevisionRepository } from '../revisions/revision.repository';

/** Says what links in comments lead to today, each to whoever may see that; of anything else nothing, as of what never was. */
@Injectable()
export class ShowLinksUseCase {
  constructor(
    private readonly access: Access,
    private readonly rates: RateLimits,
    private readonly comments: CommentGlimpses,
    private readonly links: LinkRepository,
    private readonly revisions: RevisionRepository,
    private readonly succession: BlockSuccession,
  ) {}

  async execute(caller: Caller, targets: readonly LinkTarget[]): Promise<ShownLink[]> {
    await this.rates.take('links', caller.personId ?? caller.address);
    const shown: ShownLink[] = [];
    // one after the other: a question takes one connection, however many links it asks for
    for (const to of new Set(targets)) {
      const link = await this.show(caller, to).catch(hiddenAsNothing);
      if (link !== null) shown.push(link);
    }
    return shown;
  }

  private async show(caller: Caller, to: LinkTarget): Promise<ShownLink> {
    const [kind, id = '', blockId = '', version = ''] = to.split(':');
    switch (kind) {
      case 'comment':
        return this.comment(caller, to, id);
      case 'paragraph':
        return this.paragraph(caller, to, { readingId: id, blockId, version: Number(version) });
      default:
        await this.access.reading(caller, id, 'see');
        return { to, reading: await this.links.reading(id), number: null, words: '', author: null };
    }
  }

  private async comment(caller: Caller, to: LinkTarget, commentId: string): Promise<ShownLink> {
    const { readingId, blockId, author, words } = await this.comments.of(caller, commentId, limits.linkWordsCharacters);
    const [reading, block] = await Promise.all([this.links.reading(readingId), this.links.block(blockId)]);
    return { to, reading, number: block?.number ?? null, words, author };
  }

  /** Carried to the present version; where it is gone there, the reading is named alone. */
  private async paragraph(
    caller: Caller,
    to: LinkTarget,
    { readingId, blockId, version }: { readingId: string; blockId: string; version: number },
  ): Promise<ShownLink> {
    const { currentRevisionId } = await this.access.reading(caller, readingId, 'see');
    const older = await this.revisions.refByNumber(readingId, version);
    if (!older) throw notFound();
    const nowId = (await this.succession.between(older.id, currentRevisionId)).get(blockId)?.nowId ?? null;
    const [reading, block] = await Promise.all([this.links.reading(readingId), this.links.block(nowId)]);
    return { to, reading, number: block?.number ?? null, words: block?.words ?? '', author: null };
  }
}

function hiddenAsNothing(error: unknown): null {
  if (error instanceof DomainError && (error.code === 'E_NOT_FOUND' || error.code === 'E_FORBIDDEN')) return null;
  throw error;
}
