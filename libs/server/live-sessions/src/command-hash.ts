import { createHash } from 'node:crypto';

/** SHA-256 of everything a command says; parsed by its contract, it always has the same order. */
export function hashOfInput(readingId: string, input: object): Uint8Array<ArrayBuffer> {
  return new Uint8Array(
    createHash('sha256')
      .update(JSON.stringify([readingId, input]))
      .digest(),
  );
}
