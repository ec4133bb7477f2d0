import { Injectable } from '@nestjs/common';
import type { ReadingSummary } from '@lectern/contracts';
import { assemble } from '@lectern/importing/draft';
import { Access } from '@lectern/server/access';
import { invalid, notFound, type SignedInCaller } from '@lectern/server/platform';
import { DraftRepository } from '../draft.repository';
import { presentReading } from '../reading.presenter';
import { ReadingRepository } from '../reading.repository';
import { changedMeanwhile, EditDraftUseCase } from './edit-draft.use-case';
import { PublishRevisionUseCase } from './publish-revision.use-case';

/** Publishes a draft: as a reading, which takes the draft's id, so that a repeat finds what it made; or as a revision. */
@Injectable()
export class PublishDraftUseCase {
  constructor(
    private readonly access: Access,
    private readonly edit: EditDraftUseCase,
    private readonly drafts: DraftRepository,
    private readonly readings: ReadingRepository,
    private readonly publishRevision: PublishRevisionUseCase,
  ) {}

  async execute(caller: SignedInCaller, draftId: string, version: number): Promise<ReadingSummary> {
    const before = await this.published(caller, draftId);
    if (before) return before;
    try {
      return await this.publish(caller, draftId, version);
    } catch (error) {
      // the same command sent twice at once: the slower one finds what the quicker one made
      const meanwhile = await this.published(caller, draftId);
      if (meanwhile) return meanwhile;
      throw error;
    }
  }

  /** What this draft became: a reading that has its id, or a revision of one. */
  private async published(caller: SignedInCaller, draftId: string): Promise<ReadingSummary | null> {
    const found = await this.readings.find(draftId);
    if (!found) return this.publishRevision.done(caller, draftId);
    await this.access.reading(caller, draftId, 'addReading');
    return presentReading(found, 0);
  }

  private async publish(caller: SignedInCaller, draftId: string, version: number): Promise<ReadingSummary> {
    const draft = await this.edit.accessible(caller, draftId);
    const { title, ...metadata } = draft.imported.metadata;
    if (title === null) throw invalid('Give the text a title first.', 'metadata.title');
    const blocks = assemble(draft.imported);
    if (!blocks.some((block) => block.kind !== 'furniture')) throw invalid('There is no paragraph to read.', 'blocks');
    if (draft.revises)
      return this.publishRevision.execute(caller, draft, version, { metadata: { title, ...metadata }, blocks });
    return this.readings.write(async (transaction) => {
      await this.access.group(caller, draft.groupId, 'addReading', transaction);
      if (!(await this.drafts.delete(draftId, version, transaction))) throw changedMeanwhile();
      await this.readings.create(
        { id: draftId, groupId: draft.groupId, addedById: draft.createdById, metadata: { title, ...metadata } },
        draft.imported,
        blocks,
        { publishedById: caller.personId, originalId: draft.originalId },
        transaction,
      );
      const reading = await this.readings.find(draftId, transaction);
      if (!reading) throw notFound();
      return presentReading(reading, 0);
    });
  }
}
