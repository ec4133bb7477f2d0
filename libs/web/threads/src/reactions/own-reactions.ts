import type { AnyReaction, CommentPage, ReadingEvent } from '@lectern/contracts';

/** Which reactions to a comment are the viewer's, and the stream's number at which that was so. */
export interface OwnReaction {
  readonly reactions: readonly AnyReaction[];
  readonly seq: number;
}

/** Per comment the viewer's reactions. */
export type OwnReactions = ReadonlyMap<string, OwnReaction>;

/** What is the viewer's after an event; an event older than what is known changes nothing. */
export function ownAfter(own: OwnReactions, event: ReadingEvent, personId: string | null): OwnReactions {
  if (event.type !== 'comment.reacted' || event.reacted.by.personId !== personId) return own;
  const { commentId, by } = event.reacted;
  if ((own.get(commentId)?.seq ?? 0) >= event.seq) return own;
  return new Map(own).set(commentId, { reactions: by.reactions, seq: event.seq });
}

/** What is the viewer's after a page of comments was loaded, which shows at least what was so at its number. */
export function ownLoaded(own: OwnReactions, page: CommentPage): OwnReactions {
  const loaded = page.comments.flatMap(({ id }) => {
    const reactions = page.ownReactions[id] ?? [];
    const known = own.get(id);
    const isNews = known === undefined ? reactions.length > 0 : known.seq < page.head;
    return isNews ? [[id, { reactions, seq: page.head }] as const] : [];
  });
  return loaded.length === 0 ? own : new Map([...own, ...loaded]);
}
