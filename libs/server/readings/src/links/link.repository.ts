import { Injectable } from '@nestjs/common';
import { limits } from '@lectern/contracts';
import { Database } from '@lectern/server/database';
import { notFound } from '@lectern/server/platform';

/** What links show of texts. */
@Injectable()
export class LinkRepository {
  constructor(private readonly database: Database) {}

  async reading(id: string): Promise<{ id: string; title: string }> {
    const found = await this.database.client.reading.findUnique({ where: { id }, select: { id: true, title: true } });
    if (!found) throw notFound();
    return found;
  }

  /** A block's number and how it begins; null without one. */
  async block(id: string | null): Promise<{ number: number | null; words: string } | null> {
    if (id === null) return null;
    const found = await this.database.client.block.findUnique({ where: { id }, select: { number: true, text: true } });
    return found && { number: found.number, words: beginning(found.text) };
  }
}

/** The first words, cut between two of them. */
function beginning(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim();
  if (line.length <= limits.linkWordsCharacters) return line;
  const cut = line.slice(0, limits.linkWordsCharacters);
  const space = cut.lastIndexOf(' ');
  return `${(space > 0 ? cut.slice(0, space) : cut).replace(/[\ud800-\udbff]$/, '')}…`;
}
