import { Injectable } from '@nestjs/common';
import type { Draft, PasteText, StartRevision } from '@lectern/contracts';
import { conflict, notFound, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { DraftRepository } from '../draft.repository';
import { presentDraft } from '../reading.presenter';
import { completedBy } from '../revisions/completed-by';
import { ReviseAccess } from '../revisions/revise-access';
import { RevisionRepository } from '../revisions/revision.repository';
import { StartDraftUseCase, type DraftTarget } from './start-draft.use-case';

/** Starts the next revision of a reading: from the present one, to be edited, or from pasted text. */
@Injectable()
export class StartRevisionUseCase {
  constructor(
    private readonly access: ReviseAccess,
    private readonly drafts: DraftRepository,
    private readonly revisions: RevisionRepository,
    private readonly startDraft: StartDraftUseCase,
    private readonly rates: RateLimits,
  ) {}

  async fromPresent(caller: SignedInCaller, readingId: string, { commandId }: StartRevision): Promise<Draft> {
    const target = await this.target(caller, readingId);
    const known = await this.madeBefore(caller, readingId, commandId);
    if (known) return known;
    await this.rates.take('draft-change', caller.personId);
    const imported = await this.revisions.imported(target.baseRevisionId);
    if (!imported) throw notFound();
    const { groupId, baseRevisionId } = target;
    const draft = await this.drafts.create(
      {
        id: commandId,
        groupId,
        createdById: caller.personId,
        fileName: null,
        imported: target.completed(imported),
        readingId,
        baseRevisionId,
      },
      null,
    );
    // somebody was quicker, most likely the same command sent twice at once
    const made = draft ? presentDraft(draft) : await this.madeBefore(caller, readingId, commandId);
    if (!made) throw alreadyUsed();
    return made;
  }

  async paste(caller: SignedInCaller, readingId: string, input: PasteText): Promise<Draft> {
    return this.startDraft.paste(caller, await this.target(caller, readingId), input);
  }

  /** What this command made before; a conflict when its name was given to something else, also to a pasted text. */
  private async madeBefore(caller: SignedInCaller, readingId: string, commandId: string): Promise<Draft | null> {
    const known = await this.drafts.find(commandId);
    if (!known) return null;
    const isSame =
      known.createdById === caller.personId && known.revises?.readingId === readingId && known.originalId === null;
    if (!isSame) throw alreadyUsed();
    return presentDraft(known);
  }

  private async target(caller: SignedInCaller, readingId: string): Promise<Required<DraftTarget>> {
    const { reading, currentRevisionId } = await this.access.forNext(caller, readingId);
    return {
      groupId: reading.groupId,
      readingId,
      baseRevisionId: currentRevisionId,
      completed: (imported) => completedBy(imported, reading),
    };
  }
}

function alreadyUsed() {
  return conflict('This command was given before, with other words. Give the new one a new name.');
}
