import { createHash } from 'node:crypto';
import type { PlacedTarget } from '@lectern/exporting';
import type { AnchorRecord } from '@lectern/server/threads';

/** Where an annotation's target stands, as an anchor on the revision it was looked for in. */
export function importedAnchor(target: PlacedTarget, blocks: readonly { readonly id: string }[]): AnchorRecord {
  const { blockIndex, span, quote, certainty, suggestion } = target;
  return {
    blockId: blockIndex === null ? null : (blocks[blockIndex]?.id ?? null),
    spanStart: span?.start ?? null,
    spanEnd: span?.end ?? null,
    quote,
    certainty,
    suggestionBlockId: suggestion === null ? null : (blocks[suggestion]?.id ?? null),
    originBlockId: null,
    originRevision: null,
  };
}

/** The name of the command that brings an annotation in: always the same for the same person, reading and annotation. */
export function importCommandId(...parts: readonly string[]): string {
  const hash = createHash('sha256').update(JSON.stringify(parts)).digest();
  // the shape of a UUIDv7; nothing reads a time from it
  hash[6] = ((hash[6] ?? 0) & 0x0f) | 0x70;
  hash[8] = ((hash[8] ?? 0) & 0x3f) | 0x80;
  const hex = hash.toString('hex', 0, 16);
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-');
}
