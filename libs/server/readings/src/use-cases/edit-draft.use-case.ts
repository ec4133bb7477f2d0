import { Injectable } from '@nestjs/common';
import {
  importedTextSchema,
  type Draft,
  type DraftChange,
  type DraftSummary,
  type ImportedText,
} from '@lectern/contracts';
import { assemble, editBlock, removeBlock, setBlockKind, setDecision } from '@lectern/importing/draft';
import { Access } from '@lectern/server/access';
import {
  conflict,
  DomainError,
  invalid,
  notFound,
  parseInput,
  RateLimits,
  type SignedInCaller,
} from '@lectern/server/platform';
import { ThreadPlaces } from '@lectern/server/threads';
import { DraftRepository, type StoredDraft } from '../draft.repository';
import { presentDraft, presentDraftSummary } from '../reading.presenter';
import { movePlacements } from '../revisions/move-placements';
import { ReviseAccess } from '../revisions/revise-access';
import { withPlacement } from '../revisions/with-placement';

/** Looking at a draft and changing it. Its maker may, and whoever leads the group. */
@Injectable()
export class EditDraftUseCase {
  constructor(
    private readonly access: Access,
    private readonly revising: ReviseAccess,
    private readonly places: ThreadPlaces,
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
    const changed = await this.drafts.change(draftId, version, await this.changedBy(draft, change));
    if (!changed) throw changedMeanwhile();
    return presentDraft(changed);
  }

  async discard(caller: SignedInCaller, draftId: string): Promise<void> {
    await this.drafts.discard(await this.accessible(caller, draftId));
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
    // to whoever may not revise the reading any more, its draft is as hidden as anybody else's
    if (draft.revises) await this.revising.reading(caller, draft.revises.readingId).catch(hidden);
    return draft;
  }

  private async changedBy(draft: StoredDraft, change: DraftChange) {
    const { imported, placements, revises } = draft;
    const same = { imported, placements, baseRevisionId: revises?.revisionId ?? null };
    if (change.kind === 'rebase') {
      if (!revises) throw invalid('This draft follows no other text.', 'change.kind');
      return { ...same, baseRevisionId: revises.currentRevisionId };
    }
    if (change.kind === 'place-thread') {
      if (!revises) throw invalid('This draft follows no other text.', 'change.kind');
      const anchors = await this.places.onRevision(revises.currentRevisionId);
      return { ...same, placements: withPlacement(draft, anchors, change) };
    }
    const next = parseInput(importedTextSchema, applied(imported, change));
    return { ...same, imported: next, placements: movePlacements(placements, assemble(imported), assemble(next)) };
  }
}

function hidden(error: unknown): never {
  throw error instanceof DomainError && error.code === 'E_FORBIDDEN' ? notFound() : error;
}

/** Somebody else was quicker. */
export function changedMeanwhile() {
  return conflict('This draft was changed elsewhere meanwhile. Look at it again.');
}

function applied(
  imported: ImportedText,
  change: Exclude<DraftChange, { kind: 'rebase' | 'place-thread' }>,
): ImportedText {
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
