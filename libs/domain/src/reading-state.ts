import type { Comment, ReadingEvent, StreamEvent, Thread } from '@lectern/contracts';

/** What a client knows of a reading's discussion: its place in the stream, threads and loaded comments by id. */
export interface DiscussionState {
  readonly seq: number;
  readonly threads: ReadonlyMap<string, Thread>;
  readonly comments: ReadonlyMap<string, Comment>;
}

type ThreadEvent = Extract<ReadingEvent, { thread: unknown }>;

/** What came of offering an event: applied, already known, or one before it is missing. */
export type Applied = 'applied' | 'known' | 'hole';

/** Whether an event can be applied to a state that stands at `seq`. */
export function placeOf(seq: number, event: Pick<StreamEvent, 'seq'>): Applied {
  if (event.seq <= seq) return 'known';
  return event.seq === seq + 1 ? 'applied' : 'hole';
}

/**
 * The state after an event. Threads and comments carry the number that changed them last, so state
 * that was loaded meanwhile and is newer than the event is kept: applying is safe in any mixture of
 * pages and events. The caller has checked `placeOf`. A new revision changes every thread at once:
 * its event only counts here, and whoever gets it loads the reading anew; the threads loaded then
 * carry at least its number, so what is older than the revision never replaces them. An event of another kind of
 * stream cannot come here; if it did it would only count.
 */
export function applyEvent(state: DiscussionState, event: StreamEvent): DiscussionState {
  if (event.type === 'comment.reacted')
    return { ...state, seq: event.seq, comments: withNewer(state.comments, reactedTo(state.comments, event)) };
  if (event.type === 'thread.left') return { ...withoutThread(state, event.left), seq: event.seq };
  if (!('thread' in event)) return { ...state, seq: event.seq };
  return {
    seq: event.seq,
    threads: withNewer(state.threads, threadAfter(state.threads, event)),
    comments: 'comment' in event ? withNewer(state.comments, [event.comment]) : state.comments,
  };
}

/** A state without a thread that left; one that is known with as many moves or more came back since. */
function withoutThread(
  state: DiscussionState,
  { threadId, moves }: Extract<ReadingEvent, { type: 'thread.left' }>['left'],
): DiscussionState {
  const known = state.threads.get(threadId);
  if (!known || known.moves >= moves) return state;
  const threads = new Map(state.threads);
  threads.delete(threadId);
  const comments = new Map([...state.comments].filter(([, comment]) => comment.threadId !== threadId));
  return { ...state, threads, comments };
}

/** A known comment with its reactions after an event, raised to the event's own number like a part of a thread. */
function reactedTo(
  comments: ReadonlyMap<string, Comment>,
  { seq, reacted }: Extract<ReadingEvent, { type: 'comment.reacted' }>,
): Comment[] {
  const known = comments.get(reacted.commentId);
  return known && !known.isDeleted ? [{ ...known, reactions: reacted.reactions, seq }] : [];
}

/**
 * The thread an event changes, as it is then; none where the thread is not known. An event that carries only a part of
 * it raises it to the event's own number, also where the part was read later: the rest of what happened until then
 * comes with later events, which must not look old.
 */
function threadAfter(threads: ReadonlyMap<string, Thread>, event: ThreadEvent): Thread[] {
  if (event.type === 'thread.opened' || event.type === 'thread.placed' || event.type === 'thread.changed')
    return [event.thread];
  const known = threads.get(event.thread.id);
  return known ? [{ ...known, ...event.thread, seq: event.seq }] : [];
}

interface Numbered {
  readonly seq: number;
  /** of what never moves there are none */
  readonly moves?: number;
}

/** Of two states of one thing that with more moves is the newer: its numbers are those of a wider audience's stream. */
function isNewer(item: Numbered, known: Numbered | undefined): boolean {
  if (known === undefined) return true;
  const [moves, before] = [item.moves ?? 0, known.moves ?? 0];
  return moves === before ? item.seq > known.seq : moves > before;
}

/** A map with the given items put in where they are newer than what is there; the same map if none is. */
export function withNewer<T extends { id: string; seq: number; moves?: number }>(
  map: ReadonlyMap<string, T>,
  items: readonly T[],
): ReadonlyMap<string, T> {
  const newer = items.filter((item) => isNewer(item, map.get(item.id)));
  if (newer.length === 0) return map;
  const next = new Map(map);
  for (const item of newer) next.set(item.id, item);
  return next;
}
