import type { StreamEvent, StreamKind } from '@lectern/contracts';
import type { CheckedKind } from '@lectern/delivery-check';

/** A stored event, as the database has it. */
export interface EventRow {
  readonly seq: number;
  readonly type: string;
  readonly at: Date;
  readonly actor_id: string | null;
  readonly thread_id: string | null;
  readonly comment_id: string | null;
  readonly revision_id: string | null;
  readonly command_id: string | null;
}

/** events that make something: each at most once for what it made */
const creations = new Set(['thread.opened', 'comment.created', 'notification.created']);

const ofThreads: CheckedKind<StreamEvent, EventRow> = {
  ofEvent: (event) => ({
    type: event.type,
    about: 'comment' in event ? event.comment.id : null,
    isOnce: creations.has(event.type),
  }),
  ofRow: ({ type, comment_id }) => ({ type, about: comment_id, isOnce: creations.has(type) }),
};

/** Every kind of stream there is, with how its events are recognised. A new kind does not compile until it is here. */
export const checkedStreams: Readonly<Record<StreamKind, CheckedKind<StreamEvent, EventRow>>> = {
  reading: ofThreads,
  leaders: ofThreads,
  notes: ofThreads,
  passage: ofThreads,
  circle: ofThreads,
  notifications: {
    ofEvent: (event) => ({ type: event.type, about: toldOf(event), isOnce: creations.has(event.type) }),
    ofRow: ({ type, comment_id }) => ({ type, about: comment_id, isOnce: creations.has(type) }),
  },
  // whatever happens in a live session can happen to the same again
  session: {
    ofEvent: ({ type }) => ({ type, about: null, isOnce: false }),
    ofRow: ({ type }) => ({ type, about: null, isOnce: false }),
  },
  side: {
    ofEvent: ({ type }) => ({ type, about: null, isOnce: false }),
    ofRow: ({ type }) => ({ type, about: null, isOnce: false }),
  },
  moderation: {
    // a case is named by the comment it is about, of which there is one case
    ofEvent: (event) => ({ type: event.type, about: 'case' in event ? event.case.commentId : null, isOnce: false }),
    ofRow: ({ type, comment_id }) => ({ type, about: comment_id, isOnce: false }),
  },
};

function toldOf(event: StreamEvent): string | null {
  if (event.type === 'notification.created') return event.notification.commentId;
  return event.type === 'notification.read' ? event.commentId : null;
}
