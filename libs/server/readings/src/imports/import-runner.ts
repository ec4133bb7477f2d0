import { randomUUID } from 'node:crypto';
import { Inject, Injectable, Logger } from '@nestjs/common';
import { importedTextSchema, type ImportedText } from '@lectern/contracts';
import type { ImportProgress } from '@lectern/importing';
import { Access } from '@lectern/server/access';
import { Database } from '@lectern/server/database';
import { CONFIG, DomainError, type Config } from '@lectern/server/platform';
import { DraftRepository } from '../draft.repository';
import { completedBy } from '../revisions/completed-by';
import { OriginalRepository } from '../revisions/original.repository';
import { ReviseAccess } from '../revisions/revise-access';
import { AddressReader } from './address-reader';
import { ImportBroadcaster } from './import.broadcaster';
import { readingLimits } from './import-limits';
import { ImportRepository, type StoredImport } from './import.repository';
import { ReaderProcess } from './reader-process';

/** Reads one file after the other from the line, each in a process of its own, and makes a draft of it. */
@Injectable()
export class ImportRunner {
  private readonly logger = new Logger('imports');
  private readonly running = new Map<string, { abort: AbortController; ended: Promise<void> }>();
  private isStopping = false;

  constructor(
    @Inject(CONFIG) private readonly config: Config,
    private readonly database: Database,
    private readonly access: Access,
    private readonly imports: ImportRepository,
    private readonly originals: OriginalRepository,
    private readonly drafts: DraftRepository,
    private readonly revisable: ReviseAccess,
    private readonly addresses: AddressReader,
    private readonly broadcaster: ImportBroadcaster,
  ) {}

  /** Reads an import if it still waits. Never rejects: what goes wrong becomes of the import. */
  async run(importId: string): Promise<void> {
    if (this.isStopping || this.running.has(importId)) return;
    const abort = new AbortController();
    const ended = this.claimAndRead(importId, abort).catch((error: unknown) => this.logger.error(error));
    this.running.set(importId, { abort, ended });
    await ended;
    this.running.delete(importId);
  }

  /** Ends the reading at once where it happens here; elsewhere it is noticed with the next sign of life. */
  abort(importId: string): void {
    this.running.get(importId)?.abort.abort();
  }

  /** Stops reading; what is unfinished waits for another server, or for this one's return. */
  async stop(): Promise<void> {
    this.isStopping = true;
    for (const { abort } of this.running.values()) abort.abort();
    await Promise.all([...this.running.values()].map(({ ended }) => ended));
  }

  private async claimAndRead(importId: string, abort: AbortController): Promise<void> {
    const token = randomUUID();
    const claimed = await this.imports.claim(importId, token);
    if (!claimed) return;
    await this.broadcaster.changed(importId);
    const life = this.signsOfLife(importId, token, abort);
    try {
      const brought = await this.fetched(claimed, token, abort.signal);
      if (brought) await this.read(brought, token, abort.signal, life.report);
    } catch (error) {
      await life.stop();
      if (this.isStopping) return await this.imports.release(importId, token);
      if (!(error instanceof DomainError)) this.logger.error(error);
      const [reason, text] = failureOf(error);
      await this.imports.fail(importId, token, reason, text);
    } finally {
      await life.stop();
      await this.broadcaster.changed(importId);
    }
  }

  /** With its file, which is fetched first if it is to come from an address; null when it is ours no longer. */
  private async fetched(claimed: StoredImport, token: string, signal: AbortSignal): Promise<StoredImport | null> {
    if (claimed.address === null || claimed.originalId !== null) return claimed;
    return this.imports.keepFetched(claimed.id, token, await this.addresses.fetch(claimed.address, signal));
  }

  private async read(
    claimed: StoredImport,
    token: string,
    signal: AbortSignal,
    onProgress: (progress: ImportProgress) => void,
  ): Promise<void> {
    const bytes = claimed.originalId && (await this.originals.bytes(claimed.originalId));
    if (!bytes) throw new Error('The file of an import is gone.');
    const reader = new ReaderProcess(this.config.importWorker);
    try {
      const outcome = await reader.ask({ kind: 'read', bytes, fileName: claimed.fileName }, { onProgress, signal });
      if (outcome.kind === 'refused') throw new DomainError('E_IMPORT', outcome.message, { reason: outcome.code });
      if (outcome.kind !== 'imported') throw new Error('A file was read and something else came of it.');
      // what comes out of the process is looked at like anything from outside
      await this.makeDraft(claimed, token, withSource(importedTextSchema.parse(outcome.imported), claimed.address));
    } finally {
      reader.end();
    }
  }

  /** Whoever lost the right to add or revise texts meanwhile gets no draft. */
  private async makeDraft(claimed: StoredImport, token: string, imported: ImportedText): Promise<void> {
    const { id, groupId, createdById, fileName, readingId, baseRevisionId, originalId } = claimed;
    const author = { personId: createdById };
    if (readingId === null) await this.access.group(author, groupId, 'addReading');
    const revised = readingId === null ? null : (await this.revisable.reading(author, readingId)).reading;
    const draft = {
      id,
      groupId,
      createdById,
      fileName,
      imported: revised ? completedBy(imported, revised) : imported,
      readingId: readingId ?? undefined,
      baseRevisionId: baseRevisionId ?? undefined,
    };
    await this.database.write(async (transaction) => {
      if (await this.imports.finish(id, token, transaction)) await this.drafts.insert(draft, originalId, transaction);
    });
  }

  /** Says once a second that the import is alive and how far it is, and stops the reading when it is ours no longer. */
  private signsOfLife(importId: string, token: string, abort: AbortController) {
    let progress: ImportProgress | null = null;
    let told = '';
    let last: Promise<void> = Promise.resolve();
    const say = async () => {
      if (!(await this.imports.hold(importId, token, progress))) return abort.abort();
      const now = JSON.stringify(progress);
      if (now !== told) await this.broadcaster.changed(importId);
      told = now;
    };
    const timer = setInterval(() => {
      last = last.then(say).catch((error: unknown) => this.logger.warn(error));
    }, readingLimits.signOfLifeMs);
    return {
      report: (next: ImportProgress) => void (progress = next),
      stop: async () => {
        clearInterval(timer);
        await last;
      },
    };
  }
}

/** A page that does not say where it is from is from its address. */
function withSource(imported: ImportedText, address: string | null): ImportedText {
  const { metadata } = imported;
  return { ...imported, metadata: { ...metadata, source: metadata.source ?? address } };
}

function failureOf(error: unknown): readonly [reason: string, text: string] {
  if (error instanceof DomainError) return [error.details?.reason ?? error.code, error.message];
  return ['IMPORT_BROKEN', 'Something went wrong on the server while it read this file. Try again.'];
}
