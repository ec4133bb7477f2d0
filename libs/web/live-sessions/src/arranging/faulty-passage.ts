import type { Block } from '@lectern/contracts';
import { faultOf, type PassageDraft } from './passage-draft';

/** Brings the first passage into view that cannot be sent as it is; answers whether there is one. */
export function showFaultyPassage(passages: readonly PassageDraft[], blocks: readonly Block[]): boolean {
  const lastNumber = Math.max(0, ...blocks.map(({ number }) => number ?? 0));
  if (passages.every((passage) => faultOf(passage, lastNumber) === null)) return false;
  document.querySelector<HTMLElement>('lec-agenda-editor .field-error')?.scrollIntoView({ block: 'center' });
  return true;
}
