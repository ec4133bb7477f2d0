import type { Place } from '../discussion/place';
import type { WritingTarget } from './writing-target';

const prefix = 'lost:';

/** Where words are kept whose paragraph is not in the revision any more: one place for each such paragraph. */
export function lostPlace(before: Place): Place {
  return before.startsWith(prefix) ? before : `${prefix}${before}`;
}

/** Whether what is written has no place in the text that is shown. */
export function isLost({ place }: Pick<WritingTarget, 'place'>): boolean {
  return place.startsWith(prefix);
}
