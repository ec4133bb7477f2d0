import { Injectable } from '@nestjs/common';
import { importedTextSchema, type ImportedText } from '@lectern/contracts';
import { DomainError } from '@lectern/server/platform';
import { ReaderPool } from './reader-pool';

/** what an importer says of a file that is well-formed and too much */
const tooLarge: ReadonlySet<string> = new Set(['IMPORT_TOO_LARGE', 'IMPORT_ARCHIVE_TOO_LARGE']);

/** Turns a text into fragments and decisions while its sender waits, in a process apart. */
@Injectable()
export class TextImporter {
  constructor(private readonly readers: ReaderPool) {}

  async import(bytes: Uint8Array, fileName: string): Promise<ImportedText> {
    const outcome = await this.readers.ask({ kind: 'read', bytes, fileName });
    if (outcome.kind === 'refused')
      throw new DomainError(tooLarge.has(outcome.code) ? 'E_TOO_LARGE' : 'E_IMPORT', outcome.message, {
        reason: outcome.code,
      });
    if (outcome.kind !== 'imported') throw new Error('A text was read and something else came of it.');
    // what comes out of the process is looked at like anything from outside
    return importedTextSchema.parse(outcome.imported);
  }
}
