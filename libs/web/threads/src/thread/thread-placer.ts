import type { Thread } from '@lectern/contracts';

/** What the page around threads can do when somebody says where one belongs: it knows the paragraphs. */
export abstract class ThreadPlacer {
  /** Asks for a paragraph and puts the thread there. */
  abstract place(thread: Thread, position: number): Promise<void>;
  /** Says that the thread stands where it belongs. */
  abstract confirm(thread: Thread, position: number): Promise<void>;
}
