import { Injectable } from '@nestjs/common';
import {
  importedTextSchema,
  type Draft,
  type DraftChange,
  type DraftSummary,
  type ImportedText,
} from '@lectern/contracts';
import { editBlock, removeBlock, setBlockKind, setDecision } from '@lectern/importing/draft';
import { Access } from '@lectern/server/access';
import { conflict, invalid, notFound, parseInput, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { DraftRepository, type StoredDraft } from '../draft.repository';
import { presentDraft, presentDraftSummary } from '../reading.presenter';

/** Looking at a draft and changing it. Its maker may, and whoever leads the group. */
@Injectable()
export class EditDraftUseCase {
  constructor(
    private readonly access: Access,
    private readonly drafts: DraftRepository,
    private readonly rates: RateLimits,
  ) {}

  async list(caller: SignedInCaller, groupId: string): Promise<DraftSummary[]> {
    const { actor } = await this.access.group(caller, groupId, 'addReading');
    const leads = actor.role === 'owner' || actor.role === 'moderator';
    return (await this.drafts.list(groupId, caller.personId, leads)).map(presentDraftSummary);
  }

  async read(caller: SignedInCaller, draftId: string): Promise<Draft> {
    return presentDraft(await this.accessible(caller, draftId));
  }

  async change(caller: SignedInCaller, draftId: string, version: number, change: DraftChange): Promise<Draft> {
    await this.rates.take('draft-change', caller.personId);
    const draft = await this.accessible(caller, draftId);
    if (draft.version !== version) throw changedMeanwhile();
    const changed = await this.drafts.change(
      draftId,
      version,
      parseInput(importedTextSchema, applied(draft.imported, change)),
    );
    if (!changed) throw changedMeanwhile();
    return presentDraft(changed);
  }

  async discard(caller: SignedInCaller, draftId: string): Promise<void> {
    await this.accessible(caller, draftId);
    await this.drafts.delete(draftId, null);
  }

  /** The draft, for those who may work on it; for everyone else there is none. */
  async accessible(caller: SignedInCaller, draftId: string): Promise<StoredDraft> {
    const draft = await this.drafts.find(draftId);
    if (!draft) throw notFound();
    const { actor } = await this.access.group(caller, draft.groupId, 'see');
    const mayWork =
      actor.role === 'owner' ||
      actor.role === 'moderator' ||
      (actor.role === 'member' && draft.createdById === caller.personId);
    if (!mayWork) throw notFound();
    return draft;
  }
}

/** Somebody else was quicker. */
export function changedMeanwhile() {
  return conflict('This draft was changed elsewhere meanwhile. Look at it again.');
}

function applied(imported: ImportedText, change: DraftChange): ImportedText {
  try {
    switch (change.kind) {
      case 'decision':
        if (!imported.decisions.some((decision) => decision.id === change.decisionId))
          throw invalid('There is no such decision.', 'change.decisionId');
        return setDecision(imported, change.decisionId, change.applied);
      case 'metadata':
        return { ...imported, metadata: change.metadata };
      case 'edit-block':
        return editBlock(imported, change.block, change.text);
      case 'remove-block':
        return removeBlock(imported, change.block);
      case 'set-kind':
        return setBlockKind(imported, change.block, change.blockKind, change.level);
    }
  } catch (error) {
    if (error instanceof RangeError) throw invalid('There is no such paragraph.', 'change.block');
    throw error;
  }
}
