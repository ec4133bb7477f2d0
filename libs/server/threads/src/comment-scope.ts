/** Where comments are looked for: at a block, on the reading as a whole, of a thread, of all, or of those in no place. */
export type CommentScope = { blockId: string | null } | { threadId: string } | 'everywhere' | 'nowhere';

/** The condition for the threads of a scope, as their anchors stand on one revision. */
export function threadsIn(place: CommentScope, revisionId: string) {
  if (place === 'everywhere') return {};
  if (place === 'nowhere')
    return { anchors: { some: { revisionId, blockId: null, certainty: { not: 'exact' } } } } as const;
  return 'threadId' in place
    ? { id: place.threadId }
    : { anchors: { some: { revisionId, ...standing(place.blockId) } } };
}

function standing(blockId: string | null) {
  return blockId === null ? ({ blockId, certainty: 'exact' } as const) : { blockId };
}
