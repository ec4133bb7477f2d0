import { alignRevisions } from '@lectern/anchoring';
import { ImportRefused, parseDocument } from '@lectern/importing';
import { closeNetwork } from './close-network';
import type { AlignRequest, ReaderMessage, ReaderRequest, ReadOutcome, ReadRequest } from './reader-messages';

closeNetwork();

/** Reads files one after the other in a process apart, so that a hostile one finds nothing to reach and nobody waits. */
async function read({ bytes: received, fileName }: ReadRequest): Promise<ReadOutcome> {
  // a channel between processes makes a Buffer of it, which pdf.js refuses
  const bytes = new Uint8Array(received);
  try {
    const onProgress = ({ done, total }: { done: number; total: number }) => say({ kind: 'progress', done, total });
    return { kind: 'imported', imported: await parseDocument(bytes, { fileName, onProgress }) };
  } catch (error) {
    if (error instanceof ImportRefused) return { kind: 'refused', code: error.code, message: error.message };
    throw error;
  }
}

function align({ old, new: after, kinds }: AlignRequest): ReadOutcome {
  const { outcomes, pieces } = alignRevisions(old, after, { kinds });
  return { kind: 'aligned', aligned: { outcomes, pieces } };
}

function say(message: ReaderMessage): void {
  process.send?.(message);
}

process.on('message', (request: ReaderRequest) => {
  if (request.kind === 'align') say(align(request));
  else void read(request).then(say);
});
// whoever started us is gone, and with them whoever waits
process.once('disconnect', () => process.exit());
