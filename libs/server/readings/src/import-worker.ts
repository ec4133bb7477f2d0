import { parentPort, workerData } from 'node:worker_threads';
import type { ImportedText } from '@lectern/contracts';
import { ImportRefused, parseDocument } from '@lectern/importing';

/** What the worker is given and what it answers. */
export interface ImportJob {
  readonly bytes: Uint8Array;
  readonly fileName: string;
}
export type ImportResult = { imported: ImportedText } | { refused: { code: string; message: string } };

/** Parses one document in a thread of its own, so that a hard one cannot hold up the server. */
async function parse(job: ImportJob): Promise<ImportResult> {
  try {
    return { imported: await parseDocument(job.bytes, { fileName: job.fileName }) };
  } catch (error) {
    if (error instanceof ImportRefused) return { refused: { code: error.code, message: error.message } };
    throw error;
  }
}

parentPort?.postMessage(await parse(workerData as ImportJob));
