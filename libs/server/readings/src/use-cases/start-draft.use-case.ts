import { Injectable } from '@nestjs/common';
import { limits, type Draft, type ImportedText, type PasteText } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { conflict, DomainError, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { DraftRepository } from '../draft.repository';
import { presentDraft } from '../reading.presenter';
import { sha256Of } from '../revisions/original.repository';
import { TextImporter } from '../imports/text-importer';

/** What a draft is to become: a reading of a group, or the next revision of one. */
export interface DraftTarget {
  readonly groupId: string;
  readonly readingId?: string;
  readonly baseRevisionId?: string;
  /** fills in what the text does not say of itself */
  readonly completed?: (imported: ImportedText) => ImportedText;
}

interface PastedFile {
  readonly commandId: string;
  readonly bytes: Uint8Array;
  readonly fileName: string;
}

/** Starts a draft from pasted text, while the caller waits. */
@Injectable()
export class StartDraftUseCase {
  constructor(
    private readonly access: Access,
    private readonly drafts: DraftRepository,
    private readonly importer: TextImporter,
    private readonly rates: RateLimits,
  ) {}

  paste(caller: SignedInCaller, target: string | DraftTarget, input: PasteText): Promise<Draft> {
    const fileName = input.format === 'markdown' ? 'pasted.md' : 'pasted.txt';
    return this.start(caller, targetOf(target), {
      commandId: input.commandId,
      bytes: new TextEncoder().encode(input.text),
      fileName,
    });
  }

  /** Whoever may revise the reading of the target has been asked by who made the target. */
  private async start(caller: SignedInCaller, target: DraftTarget, file: PastedFile): Promise<Draft> {
    const { groupId, readingId, baseRevisionId, completed } = target;
    await this.access.group(caller, groupId, 'addReading');
    const known = await this.madeBefore(caller, target, file);
    if (known) return known;
    await this.rates.take('import', caller.personId);
    if (file.bytes.byteLength > limits.fileBytes)
      throw new DomainError('E_TOO_LARGE', `At most ${limits.fileBytes / 1_000_000} MB.`);
    const imported = await this.importer.import(file.bytes, file.fileName);
    const draft = await this.drafts.create(
      {
        id: file.commandId,
        groupId,
        createdById: caller.personId,
        fileName: null,
        imported: completed ? completed(imported) : imported,
        readingId,
        baseRevisionId,
      },
      { fileName: file.fileName, bytes: file.bytes },
    );
    // somebody was quicker, most likely the same command sent twice at once
    const made = draft ? presentDraft(draft) : await this.madeBefore(caller, target, file);
    if (!made) throw namedBefore();
    return made;
  }

  /** What this command made before; a conflict when its name was given to something else. */
  private async madeBefore(
    caller: SignedInCaller,
    { groupId, readingId }: DraftTarget,
    file: PastedFile,
  ): Promise<Draft | null> {
    const known = await this.drafts.find(file.commandId);
    if (!known) return null;
    const isSame =
      known.createdById === caller.personId &&
      known.groupId === groupId &&
      known.revises?.readingId === readingId &&
      known.fileName === null &&
      known.original?.fileName === file.fileName &&
      Buffer.compare(known.original.sha256, sha256Of(file.bytes)) === 0;
    if (!isSame) throw namedBefore();
    return presentDraft(known);
  }
}

function targetOf(target: string | DraftTarget): DraftTarget {
  return typeof target === 'string' ? { groupId: target } : target;
}

function namedBefore() {
  return conflict('This command was given before, with other words. Give the new one a new name.');
}
