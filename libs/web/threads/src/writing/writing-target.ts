import type { ChosenAudience, Span } from '@lectern/contracts';
import { begunKey } from '@lectern/domain';
import type { Place } from '../discussion/place';

/** What one is writing: a new thread, an answer, other words for one's comment, or for one that was refused. */
export type WritingTarget =
  | {
      readonly kind: 'thread';
      readonly place: Place;
      readonly span: Span | null;
      /** it is to be a question */
      readonly isQuestion?: boolean | undefined;
      /** who is to hear it; left out: the group */
      readonly audience?: ChosenAudience | undefined;
    }
  | { readonly kind: 'answer'; readonly place: Place; readonly threadId: string; readonly parentId: string | null }
  | { readonly kind: 'edit'; readonly place: Place; readonly threadId: string; readonly commentId: string }
  | { readonly kind: 'rewrite'; readonly place: Place; readonly commandId: string };

/** Names what is being written: two targets of one key are one text. */
export function targetKey(target: WritingTarget): string {
  return target.kind === 'rewrite' ? `rewrite:${target.commandId}` : begunKey(target);
}
