import { Injectable } from '@nestjs/common';
import { limits, type PreparedTextSet, type PublishPreparedTexts } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { Database } from '@lectern/server/database';
import { ModerationLog } from '@lectern/server/moderation-log';
import { conflict, type SignedInCaller } from '@lectern/server/platform';
import { EventRepository } from '@lectern/server/realtime';
import { CaseRepository } from '../case.repository';
import { PreparedTextRepository, type StoredPreparedTexts } from '../prepared/prepared-text.repository';

/** Reasons that moderators of a group wrote beforehand; decisions keep the words they were made with, whatever becomes of these. */
@Injectable()
export class PreparedTextsUseCase {
  constructor(
    private readonly access: Access,
    private readonly database: Database,
    private readonly prepared: PreparedTextRepository,
    private readonly cases: CaseRepository,
    private readonly events: EventRepository,
    private readonly log: ModerationLog,
  ) {}

  async read(caller: SignedInCaller, groupId: string): Promise<PreparedTextSet> {
    await this.access.group(caller, groupId, 'moderate');
    return this.present(await this.prepared.present(groupId));
  }

  async publish(
    caller: SignedInCaller,
    { groupId, baseVersion, texts }: PublishPreparedTexts & { readonly groupId: string },
  ): Promise<PreparedTextSet> {
    const { personId } = caller;
    await this.access.group(caller, groupId, 'moderate');
    const next = await this.database.write(async (transaction) => {
      await this.events.lock(groupId, transaction);
      await this.access.group(caller, groupId, 'moderate', transaction);
      const version = (await this.prepared.present(groupId, transaction))?.version ?? 0;
      if (version !== baseVersion)
        throw conflict('The prepared texts were changed meanwhile. Look at them as they are now.');
      if (version >= limits.preparedTextVersionsPerGroup) throw conflict('These texts were changed too often.');
      const written = { version: version + 1, texts, publishedAt: new Date(), publishedById: personId };
      await this.prepared.add(groupId, written, transaction);
      const facts = { version: written.version, texts: texts.length };
      await this.log.append({ groupId, act: 'prepared-texts.published', actorId: personId, facts }, transaction);
      return written;
    });
    return this.present(next);
  }

  private async present(stored: StoredPreparedTexts | null): Promise<PreparedTextSet> {
    if (!stored) return { version: 0, publishedAt: null, publishedBy: null, texts: [] };
    const { version, texts, publishedAt, publishedById } = stored;
    const people = await this.cases.people([publishedById]);
    return {
      version,
      publishedAt: publishedAt.toISOString(),
      publishedBy: people.get(publishedById) ?? null,
      texts: [...texts],
    };
  }
}
