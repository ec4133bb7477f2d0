import { limits, type DraftChange, type DraftPlacement } from '@lectern/contracts';
import { assemble } from '@lectern/importing/draft';
import { conflict, invalid } from '@lectern/server/platform';
import type { PlacedAnchor } from '@lectern/server/threads';
import type { StoredDraft } from '../draft.repository';

/** A draft's placements with one more, in another place, or without it; refuses one that would lie. */
export function withPlacement(
  draft: StoredDraft,
  anchors: readonly PlacedAnchor[],
  { threadId, position, place }: Extract<DraftChange, { kind: 'place-thread' }>,
): DraftPlacement[] {
  const others = draft.placements.filter((other) => other.threadId !== threadId || other.position !== position);
  if (!anchors.some((anchor) => anchor.threadId === threadId && anchor.position === position))
    throw invalid('There is no such thread on this text.', 'change.threadId');
  if (place === null) return others;
  if (others.length >= limits.placementsPerDraft)
    throw invalid(`At most ${limits.placementsPerDraft} threads can be placed in a draft.`, 'change');
  const block = assemble(draft.imported)[place.block];
  if (!block) throw invalid('There is no such paragraph.', 'change.place.block');
  if (place.span && block.text.slice(place.span.start, place.span.end) !== place.span.quote)
    throw conflict('The quotation is not what stands there. Look at the paragraph again.');
  return [...others, { threadId, position, blockIndex: place.block, span: place.span }];
}
