import type { Block } from '@lectern/contracts';
import type { PlaceQuestion } from '../revisions/placing/paragraph-choice';

/** The question where something belongs among the paragraphs of a text. */
export function placeQuestion(
  blocks: readonly Block[],
  about: { readonly quote: string | null; readonly suggestedId: string | null },
): PlaceQuestion {
  return {
    paragraphs: blocks
      .filter(({ number }) => number !== null)
      .map(({ id, number, text }) => ({ key: id, number, text })),
    quote: about.quote,
    stoodAt: null,
    suggestedKey: about.suggestedId,
    canBeWhole: true,
  };
}
