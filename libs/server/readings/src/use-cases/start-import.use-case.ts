import { Injectable } from '@nestjs/common';
import { limits, type Import, type ImportAddress } from '@lectern/contracts';
import { Access } from '@lectern/server/access';
import { conflict, DomainError, RateLimits, type SignedInCaller } from '@lectern/server/platform';
import { DraftRepository } from '../draft.repository';
import { ImportQueue } from '../imports/import-queue';
import { presentImport } from '../imports/import.presenter';
import { ImportRepository, type ImportToCreate } from '../imports/import.repository';
import { plainFileName } from '../imports/plain-file-name';
import { sha256Of } from '../revisions/original.repository';
import { ReviseAccess } from '../revisions/revise-access';

/** A file as a person brings it. */
export interface BroughtFile {
  readonly commandId: string;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** What the text is to become: a reading of a group, or the next revision of one. */
export type ImportTarget = { readonly groupId: string } | { readonly readingId: string };

/** Keeps a file and puts it in the line to be read; the answer does not wait for that. */
@Injectable()
export class StartImportUseCase {
  constructor(
    private readonly access: Access,
    private readonly revisable: ReviseAccess,
    private readonly imports: ImportRepository,
    private readonly drafts: DraftRepository,
    private readonly queue: ImportQueue,
    private readonly rates: RateLimits,
  ) {}

  async file(caller: SignedInCaller, target: ImportTarget, file: BroughtFile): Promise<Import> {
    const place = await this.placeOf(caller, target);
    const { commandId: id, bytes } = file;
    const fileName = plainFileName(file.fileName);
    return this.store(caller, { id, ...place, createdById: caller.personId, fileName, sha256: sha256Of(bytes) }, bytes);
  }

  /** The page is fetched when its turn comes, by whoever reads it. */
  async address(caller: SignedInCaller, target: ImportTarget, input: ImportAddress): Promise<Import> {
    const place = await this.placeOf(caller, target);
    const { commandId: id, address } = input;
    const sha256 = sha256Of(new TextEncoder().encode(address));
    const row = { id, ...place, createdById: caller.personId, fileName: shownAddress(address), address, sha256 };
    return this.store(caller, row, null);
  }

  private async placeOf(caller: SignedInCaller, target: ImportTarget) {
    if ('groupId' in target) {
      await this.access.group(caller, target.groupId, 'addReading');
      return target;
    }
    const { reading, currentRevisionId } = await this.revisable.forNext(caller, target.readingId);
    return { groupId: reading.groupId, readingId: target.readingId, baseRevisionId: currentRevisionId };
  }

  private async store(caller: SignedInCaller, row: ImportToCreate, bytes: Uint8Array | null): Promise<Import> {
    const known = await this.startedBefore(row);
    if (known) return known;
    await this.rates.take('import', caller.personId);
    if (bytes && bytes.byteLength > limits.fileBytes)
      throw new DomainError('E_TOO_LARGE', `At most ${limits.fileBytes / 1_000_000} MB.`);
    if ((await this.imports.countOpen(caller.personId)) >= limits.importsOpenPerPerson)
      throw new DomainError(
        'E_BUSY',
        `At most ${limits.importsOpenPerPerson} files at a time. Wait until one is read, or stop one.`,
        { retryAfterSeconds: 5 },
      );
    const stored = await this.imports.create(row, bytes && { fileName: row.fileName, bytes });
    if (stored) {
      await this.queue.add(row.id);
      return presentImport(stored);
    }
    // somebody was quicker, most likely the same command sent twice at once
    const made = await this.startedBefore(row);
    if (!made) throw namedBefore();
    return made;
  }

  /** What this command started before; a conflict when its name was given to something else. */
  private async startedBefore(row: ImportToCreate): Promise<Import | null> {
    const known = await this.imports.find(row.id);
    if (!known) {
      if (await this.drafts.find(row.id)) throw namedBefore();
      return null;
    }
    const isSame =
      known.createdById === row.createdById &&
      known.groupId === row.groupId &&
      known.readingId === (row.readingId ?? null) &&
      known.address === (row.address ?? null) &&
      (known.address !== null || known.fileName === row.fileName) &&
      Buffer.compare(known.sha256, row.sha256) === 0;
    if (!isSame) throw namedBefore();
    return presentImport(known);
  }
}

function namedBefore() {
  return conflict('This command was given before, with other words. Give the new one a new name.');
}

/** How an address is called until what is there has a name of its own. */
function shownAddress(address: string): string {
  return address.replace(/^https?:\/\//, '').slice(0, 200);
}
