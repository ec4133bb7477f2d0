import { Injectable } from '@nestjs/common';
import { limits, type Draft, type PasteText } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { conflict, DomainError, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { DraftRepository } from '../draft.repository';
import { presentDraft } from '../reading.presenter';
import { TextImporter } from '../text-importer';

/** Starts a draft from pasted text or from a file. */
@Injectable()
export class StartDraftUseCase {
  constructor(
    private readonly access: Access,
    private readonly drafts: DraftRepository,
    private readonly importer: TextImporter,
    private readonly rates: RateLimits,
  ) {}

  paste(caller: SignedInCaller, groupId: string, input: PasteText): Promise<Draft> {
    const fileName = input.format === 'markdown' ? 'pasted.md' : 'pasted.txt';
    return this.start(caller, {
      groupId,
      commandId: input.commandId,
      bytes: new TextEncoder().encode(input.text),
      fileName,
      shownName: null,
    });
  }

  upload(
    caller: SignedInCaller,
    groupId: string,
    input: { commandId: string; fileName: string; bytes: Uint8Array },
  ): Promise<Draft> {
    const fileName = plainFileName(input.fileName);
    return this.start(caller, {
      groupId,
      commandId: input.commandId,
      bytes: input.bytes,
      fileName,
      shownName: fileName,
    });
  }

  private async start(
    caller: SignedInCaller,
    file: { groupId: string; commandId: string; bytes: Uint8Array; fileName: string; shownName: string | null },
  ): Promise<Draft> {
    await this.access.group(caller, file.groupId, 'addReading');
    const known = await this.drafts.find(file.commandId);
    if (known)
      return this.repeat(
        known.createdById === caller.personId && known.groupId === file.groupId ? presentDraft(known) : null,
      );
    await this.rates.take('import', caller.personId);
    if (file.bytes.byteLength > limits.textBytes)
      throw new DomainError('E_TOO_LARGE', `At most ${limits.textBytes / 1_000_000} MB of text.`);
    const imported = await this.importer.import(file.bytes, file.fileName);
    const draft = await this.drafts.create({
      id: file.commandId,
      groupId: file.groupId,
      createdById: caller.personId,
      fileName: file.shownName,
      imported,
    });
    return this.repeat(draft && presentDraft(draft));
  }

  private repeat(draft: Draft | null): Draft {
    if (!draft) throw conflict('This command was given before, with other words. Give the new one a new name.');
    return draft;
  }
}

/** A file's name without folders and without anything that cannot be shown. */
function plainFileName(name: string): string {
  const last = name.normalize('NFC').split(/[/\\]/).at(-1) ?? '';
  return (
    last
      .replace(/[\p{Cc}\p{Cf}]/gu, '')
      .trim()
      .slice(0, 200) || 'text.txt'
  );
}
