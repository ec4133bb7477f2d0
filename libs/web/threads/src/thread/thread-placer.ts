import type { Thread } from '@lectern/contracts';
import type { Place } from '../discussion/place';

/** What the page around threads can do when somebody says where one belongs: it knows the paragraphs. */
export abstract class ThreadPlacer {
  /** Asks for a paragraph and puts the thread there: one of its anchors, or behind the last one more. */
  abstract place(thread: Thread, position: number): Promise<void>;
  /** Says that the thread stands where it belongs. */
  abstract confirm(thread: Thread, position: number): Promise<void>;
  /** Takes one of its places away. */
  abstract takeAway(thread: Thread, position: number): Promise<void>;
  /** Takes it to another reading, or puts a copy of it there. */
  abstract takeElsewhere(thread: Thread): Promise<void>;
  /** The number of a paragraph as printed beside it; null: it has none. */
  abstract numberOf(place: Place): number | null;
  /** Goes to another place of a thread, and opens it there. */
  abstract show(thread: Thread, place: Place): void;
}
